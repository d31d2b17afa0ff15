package dev.plumbline.plugin.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.careplan.content.ContentRejected;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.template.TemplateCompiler;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class ContentRejectedAnalyzerTest {

    @Test
    void isFoundByAnyHostAndListsTheMistakesBehindTheBeansThatFailed() {
        var rejected = catchThrowableOfType(
                () -> TemplateCompiler.compile(Shipped.FHIR, Shipped.without(PlanDefinition.class, Shipped.RULES)),
                ContentRejected.class);
        var failure = new IllegalStateException("No bean.", new IllegalStateException("No other bean.", rejected));

        var analysis =
                SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, cause) -> {})
                        .stream()
                        .filter(ContentRejectedAnalyzer.class::isInstance)
                        .map(analyzer -> analyzer.analyze(failure))
                        .toList();

        assertThat(analysis).singleElement().satisfies(found -> {
            assertThat(found.getDescription()).isEqualTo(rejected.getMessage());
            assertThat(found.getAction()).startsWith("Mend these places");
        });
    }
}
