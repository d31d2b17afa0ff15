package dev.plumbline.careplan.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Examples;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.recovery.rule.Rule;
import org.junit.jupiter.api.Test;

/** The template of another procedure from which a newcomer copies. */
class HipExampleTest {

    @Test
    void loadsBesidesTheShippedContentWithoutAMistake() {
        var templates = TemplateCompiler.compile(Shipped.FHIR, Shipped.and(Examples.hipReplacement()));

        assertThat(templates.withId("hip-replacement-aftercare").orElseThrow()).satisfies(hip -> {
            assertThat(hip.protocol().rules())
                    .extracting(Rule::id)
                    .containsExactly("RF-DISLOCATION", "TRJ-PAIN", "TRJ-WALK");
            assertThat(hip.series()).hasSize(1);
            assertThat(hip.allGoals()).hasSize(3);
        });
    }
}
