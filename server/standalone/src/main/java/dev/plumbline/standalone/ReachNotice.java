package dev.plumbline.standalone;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at start who can reach the server, because as yet it asks nobody to sign in. */
@Component
class ReachNotice {

    private static final Logger log = LoggerFactory.getLogger(ReachNotice.class);

    private final ServerProperties server;

    ReachNotice(ServerProperties server) {
        this.server = server;
    }

    @EventListener
    void tell(WebServerInitializedEvent started) {
        int port = started.getWebServer().getPort();
        if (isLoopback(server.getAddress())) {
            log.info(
                    "Plumbline answers at http://localhost:{}{}, to this machine only: no token issuer is configured.",
                    port,
                    FhirServerConfig.PATH);
        } else {
            log.warn(
                    "Plumbline answers at port {} to everyone who can reach this machine, without any sign-in:"
                            + " no token issuer is configured.",
                    port);
        }
    }

    private static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }
}
