package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.boot.web.server.WebServer;

@ExtendWith(OutputCaptureExtension.class)
class ReachNoticeTest {

    @Test
    void saysThatOnlyThisMachineGetsIn(CapturedOutput output) throws UnknownHostException {
        tellFor("127.0.0.1");

        assertThat(output)
                .contains("Plumbline answers at http://localhost:8080/fhir, to this machine only: no token issuer is"
                        + " configured.");
    }

    @Test
    void warnsThatEveryoneGetsIn(CapturedOutput output) throws UnknownHostException {
        tellFor("0.0.0.0");

        assertThat(output)
                .contains("WARN")
                .contains("Plumbline answers at port 8080 to everyone who can reach this machine, without any"
                        + " sign-in: no token issuer is configured.");
    }

    private static void tellFor(String address) throws UnknownHostException {
        var settings = new ServerProperties();
        settings.setAddress(InetAddress.getByName(address));
        var webServer = mock(WebServer.class);
        when(webServer.getPort()).thenReturn(8080);
        var started = mock(WebServerInitializedEvent.class);
        when(started.getWebServer()).thenReturn(webServer);

        new ReachNotice(settings).tell(started);
    }
}
