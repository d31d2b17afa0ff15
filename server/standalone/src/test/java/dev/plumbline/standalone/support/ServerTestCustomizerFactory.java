package dev.plumbline.standalone.support;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives the application of a {@link ServerTest} its database and its clock. */
final class ServerTestCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        var test = TestContextAnnotationUtils.findMergedAnnotation(testClass, ServerTest.class);
        return test == null ? null : new OnDatabase(test.on());
    }

    /** Equal for the same database, which is what lets Spring reuse the running application. */
    private record OnDatabase(Database database) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            var environment = context.getEnvironment();
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test database", database.create().asProperties()));
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test templates", Map.of("plumbline.templates", TestTemplates.setting())));
            context.getBeanFactory().registerSingleton("movableClock", new MovableClock());
            context.getBeanFactory()
                    .registerSingleton(
                            "fhirServer",
                            new FhirServer(() -> environment.getRequiredProperty("local.server.port", Integer.class)));
        }
    }
}
