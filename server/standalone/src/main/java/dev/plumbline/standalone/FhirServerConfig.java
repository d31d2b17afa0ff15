package dev.plumbline.standalone;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.IncomingRequestAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.CorsInterceptor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The FHIR endpoint under {@code /fhir}.
 *
 * <p>The server is born without its interactions ({@link HapiInteractions} adds them): Tomcat asks for its servlets
 * while Spring still collects bean definitions, and whatever a servlet needs is then wired without Spring's caches. All
 * of HAPI wired in that phase cost a fifth more processor time per start.
 */
@Configuration(proxyBeanMethods = false)
class FhirServerConfig {

    static final String PATH = "/fhir";

    @Bean
    RestfulServer restfulServer(FhirContext fhirContext, CorsInterceptor cors) {
        var server = new RestfulServer(fhirContext);
        server.setServerName("Plumbline");
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        // Tomcat has put the proxy's X-Forwarded headers into the request already, if it trusts the proxy.
        server.setServerAddressStrategy(new IncomingRequestAddressStrategy());
        server.registerInterceptor(cors);
        server.registerInterceptor(new FaultLog());
        return server;
    }

    @Bean
    ServletRegistrationBean<RestfulServer> fhirEndpoint(RestfulServer server) {
        var registration = new ServletRegistrationBean<>(server, PATH + "/*");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
