package dev.plumbline.careplan.template;

import static dev.plumbline.careplan.fixture.BrokenContent.inPlan;
import static dev.plumbline.careplan.fixture.BrokenContent.plan;
import static dev.plumbline.careplan.fixture.BrokenContent.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.store.Canonicals;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

/** The variants of a template are whole, known and told apart. */
class BrokenVariantsTest {

    @Test
    void findsAVariantThatIsNotWhole() {
        var problems = problems(plan(plan -> plan.getExtension()
                .get(0)
                .setExtension(List.of(new Extension("axis", new StringType("the procedure"))))));

        assertThat(problems)
                .contains(
                        inPlan(variant(0), "There is no `axis`; expected a name of letters and digits."),
                        inPlan(variant(0), "There is no `variant`; expected a Coding."),
                        inPlan(variant(0), "There is no `basis`; expected `Procedure` or `Condition`."));
    }

    @Test
    void findsAVariantThatTheTerminologyLacks() {
        var problems = problems(plan(plan -> coding(plan, 3).setCode("tumor")));

        assertThat(problems)
                .contains(inPlan(
                        variant(3), "Code `tumor` is not in `https://plumbline.dev/fhir/CodeSystem/vpa-variant`."));
    }

    @Test
    void findsAVariantThatIsThereTwice() {
        var problems = problems(plan(plan -> coding(plan, 1).setCode("vertebroplasty")));

        assertThat(problems)
                .contains(inPlan(
                        variant(1), "Variant `vertebroplasty` is there twice; expected codes of its own for each."));
    }

    @Test
    void findsAnAxisWithTwoBases() {
        var problems = problems(plan(
                plan -> plan.getExtension().get(1).getExtensionByUrl("basis").setValue(new CodeType("Condition"))));

        assertThat(problems)
                .containsExactly(
                        inPlan(variant(1), "Axis `procedure` has two bases; expected one basis for all its variants."));
    }

    @Test
    void findsAMissingListOfCodes() {
        var problems = problems(Shipped.without(ValueSet.class, "vpa-tumour-fracture"));

        assertThat(problems)
                .containsExactly(inPlan(
                        variant(3), "ValueSet `https://plumbline.dev/fhir/ValueSet/vpa-tumour-fracture` is missing."));
    }

    private static String variant(int index) {
        return "PlanDefinition.extension('%s')[%d]".formatted(Canonicals.PLAN_VARIANT, index);
    }

    private static Coding coding(PlanDefinition plan, int variant) {
        return (Coding)
                plan.getExtension().get(variant).getExtensionByUrl("variant").getValue();
    }
}
