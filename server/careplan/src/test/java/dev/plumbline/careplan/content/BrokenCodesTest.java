package dev.plumbline.careplan.content;

import static dev.plumbline.careplan.fixture.BrokenContent.inRules;
import static dev.plumbline.careplan.fixture.BrokenContent.problems;
import static dev.plumbline.careplan.fixture.BrokenContent.rule;
import static dev.plumbline.careplan.fixture.BrokenContent.startOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.store.Canonicals;
import java.util.List;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.junit.jupiter.api.Test;

/** A code or a list of codes that the terminology does not have, or has in a shape that cannot be read, is found. */
class BrokenCodesTest {

    @Test
    void findsACodeThatTheTerminologyLacks() {
        var problems = problems(rule(
                "RF-PAIN",
                action -> action.getCodeFirstRep().getCodingFirstRep().setCode("RF-PANE")));

        assertThat(problems)
                .containsExactly(inRules(
                        "PlanDefinition.action.where(id='RF-PAIN').code",
                        "Code `RF-PANE` is not in `https://plumbline.dev/fhir/CodeSystem/vpa-rule`."));
    }

    @Test
    void findsACodeSystemThatTheTerminologyLacks() {
        var problems = problems(rule(
                "RF-PAIN",
                action -> action.getCodeFirstRep()
                        .getCodingFirstRep()
                        .setSystem("https://plumbline.dev/fhir/CodeSystem/nowhere")));

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("Code `RF-PAIN` is not in `https://plumbline.dev/fhir/CodeSystem/nowhere`.");
    }

    @Test
    void leavesCodesOfOthersToThem() {
        var problems = problems(rule(
                "RF-PAIN",
                action -> action.getCodeFirstRep()
                        .getCodingFirstRep()
                        .setSystem("http://snomed.info/sct")
                        .setCode("22253000")));

        assertThat(problems).isEmpty();
    }

    @Test
    void findsAKindOfEntryThatListsNoCodes() {
        var problems = problems(asking(List.of(
                new ConceptSetComponent().setSystem("http://loinc.org"),
                new ConceptSetComponent()
                        .setSystem("http://loinc.org")
                        .addConcept(new ConceptReferenceComponent().setCode("38268-9"))
                        .addFilter(new ConceptSetFilterComponent().setProperty("x")),
                new ConceptSetComponent().setSystem("http://loinc.org").addConcept(new ConceptReferenceComponent()),
                new ConceptSetComponent()
                        .addValueSet(Canonicals.BASE + "/ValueSet/vpa-bone-drug")
                        .addValueSet(Canonicals.BASE + "/ValueSet/vpa-osteoporosis"))));

        assertThat(problems)
                .extracting(Problem::location)
                .containsExactly(
                        "ValueSet.compose.include[0]",
                        "ValueSet.compose.include[1]",
                        "ValueSet.compose.include[2]",
                        "ValueSet.compose.include[3]");
        assertThat(problems)
                .extracting(Problem::message)
                .containsOnly("It neither lists codes of a system nor names one ValueSet; expected one of both.");
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.file()).contains("ValueSet-vpa-bone-density-scan.json"));
    }

    @Test
    void findsAKindOfEntryThatLeavesCodesOut() {
        var content = asking(List.of());
        content.resources(ValueSet.class)
                .filter(list -> list.getId().endsWith("vpa-bone-density-scan"))
                .forEach(list -> list.getCompose().addExclude().setSystem("http://loinc.org"));

        assertThat(problems(content)).extracting(Problem::location).containsExactly("ValueSet.compose.exclude");
    }

    @Test
    void findsThatAKindOfEntryIncludesAMissingOne() {
        var problems = problems(
                asking(List.of(new ConceptSetComponent().addValueSet("https://example.org/fhir/ValueSet/nowhere"))));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.location()).isEqualTo("ValueSet.compose.include[0].valueSet");
            assertThat(problem.message()).isEqualTo("ValueSet `https://example.org/fhir/ValueSet/nowhere` is missing.");
        });
    }

    @Test
    void takesAKindOfEntryWithoutCodesOrThatIncludesItself() {
        assertThat(problems(rule("RF-PAIN", action -> startOf(action).setExpression("%recorded.`vpa-anticoagulant`"))))
                .isEmpty();
        assertThat(problems(asking(List.of(
                        new ConceptSetComponent().addValueSet(Canonicals.BASE + "/ValueSet/vpa-bone-density-scan"),
                        new ConceptSetComponent().addValueSet(Canonicals.BASE + "/ValueSet/vpa-bone-drug")))))
                .isEmpty();
    }

    @Test
    void findsAListThatIsNone() {
        var problems = problems(Shipped.with(ValueSet.class, "vpa-tumour-fracture", list -> {
            list.getCompose().getIncludeFirstRep().getConcept().clear();
            list.getCompose().addExclude().setSystem("http://snomed.info/sct");
        }));

        assertThat(problems)
                .extracting(Problem::location)
                .containsExactlyInAnyOrder("ValueSet.compose.exclude", "ValueSet.compose.include[0]");
        assertThat(problems)
                .extracting(Problem::file)
                .allMatch(file -> file.contains("ValueSet-vpa-tumour-fracture.json"));
    }

    /** A rule that asks for bone density scans, which are these. */
    private static Content asking(List<ConceptSetComponent> included) {
        var content = rule("RF-PAIN", action -> startOf(action).setExpression("%recorded.`vpa-bone-density-scan`"));
        content.resources(ValueSet.class)
                .filter(list -> list.getId().endsWith("vpa-bone-density-scan"))
                .forEach(list -> list.getCompose().setInclude(included));
        return content;
    }
}
