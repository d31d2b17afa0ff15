package dev.plumbline.careplan.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.ContentRejected;
import dev.plumbline.careplan.fixture.Shipped;
import org.hl7.fhir.r4.model.CodeSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The words for how soon a person must act are the content's. */
class UrgencyDisplayTest {

    @Test
    void showsTheLevelAsTheContentDoes() {
        var template = TemplateCompiler.compile(Shipped.FHIR, displayed("Tomorrow at the latest"))
                .all()
                .get(0);

        assertThat(template.contentOf("TRJ-1").urgency()).isEqualTo("Tomorrow at the latest");
        assertThat(template.contentOf("RF-CES1").urgency()).isEqualTo("Emergency");
    }

    @Test
    void refusesALevelWithoutADisplayOnce() {
        assertThatThrownBy(() -> TemplateCompiler.compile(Shipped.FHIR, displayed(null)))
                .isInstanceOfSatisfying(
                        ContentRejected.class,
                        rejected -> assertThat(rejected.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.location())
                                            .isEqualTo("CodeSystem.concept.where(code='prompt').display");
                                    assertThat(problem.message())
                                            .isEqualTo("There is no display; expected the words that a Flag shows.");
                                }));
    }

    private static Content displayed(@Nullable String display) {
        return Shipped.with(
                CodeSystem.class,
                "urgency",
                urgency -> urgency.getConcept().stream()
                        .filter(concept -> concept.getCode().equals("prompt"))
                        .forEach(concept -> concept.setDisplay(display)));
    }
}
