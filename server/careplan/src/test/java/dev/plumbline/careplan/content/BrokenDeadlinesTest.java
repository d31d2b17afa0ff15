package dev.plumbline.careplan.content;

import static dev.plumbline.careplan.fixture.BrokenContent.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.store.Canonicals;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** Each level of urgency has one deadline. */
class BrokenDeadlinesTest {

    @Test
    void findsALevelWithoutADeadline() {
        var problems = problems(urgency("prompt", concept -> concept.setProperty(List.of())));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.file()).contains("CodeSystem-urgency.json");
            assertThat(problem.location()).isEqualTo("CodeSystem.concept.where(code='prompt').property");
            assertThat(problem.message())
                    .isEqualTo(
                            "There is neither dueHours nor dueWorkingDays; expected one of them, a whole number from 0.");
        });
    }

    @Test
    void findsADeadlineThatIsNoWholeNumberFrom0() {
        assertThat(problems(urgency(
                        "same-day", concept -> concept.getPropertyFirstRep().setValue(new IntegerType(-1)))))
                .hasSize(1);
        assertThat(problems(urgency(
                        "same-day", concept -> concept.getPropertyFirstRep().setValue(new StringType("0")))))
                .hasSize(1);
        assertThat(problems(urgency(
                        "same-day", concept -> concept.getPropertyFirstRep().setCode("dueSoon"))))
                .hasSize(1);
        assertThat(problems(urgency(
                        "same-day",
                        concept -> concept.addProperty().setCode("dueHours").setValue(new IntegerType(4)))))
                .hasSize(1);
    }

    @Test
    void findsThatTheLevelsAreNotThere() {
        assertThat(problems(Shipped.without(CodeSystem.class, "urgency")))
                .extracting(Problem::file)
                .contains(Canonicals.URGENCY);
    }

    private static Content urgency(String code, Consumer<ConceptDefinitionComponent> change) {
        return Shipped.with(
                CodeSystem.class,
                "urgency",
                urgency -> urgency.getConcept().stream()
                        .filter(concept -> code.equals(concept.getCode()))
                        .forEach(change));
    }
}
