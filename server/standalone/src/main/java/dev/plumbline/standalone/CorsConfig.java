package dev.plumbline.standalone;

import ca.uhn.fhir.rest.server.interceptor.CorsInterceptor;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Which web pages may talk to the server from a browser.
 *
 * <p>Pages of this machine by default: the server asks nobody to sign in, and a page from anywhere else could read every
 * record through the browser of whoever opens it.
 */
@Configuration(proxyBeanMethods = false)
class CorsConfig {

    /** What a FHIR client needs to see: where a resource was stored, and which version. */
    private static final List<String> EXPOSED_HEADERS =
            List.of("Location", "Content-Location", "ETag", "Last-Modified", "X-Request-ID");

    @Bean
    CorsInterceptor corsInterceptor(@Value("${plumbline.cors.allowed-origins}") List<String> allowedOrigins) {
        var cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(allowedOrigins);
        cors.addAllowedHeader(CorsConfiguration.ALL);
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
        cors.setExposedHeaders(EXPOSED_HEADERS);
        return new CorsInterceptor(cors);
    }
}
