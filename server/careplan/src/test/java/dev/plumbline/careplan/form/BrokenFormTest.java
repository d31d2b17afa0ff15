package dev.plumbline.careplan.form;

import static dev.plumbline.careplan.fixture.BrokenContent.item;
import static dev.plumbline.careplan.fixture.BrokenContent.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** What renderers of forms show differently, or not at all, is found. */
class BrokenFormTest {

    @Test
    void findsWhatRenderersOfFormsDoNotShow() {
        var problems = problems(Shipped.with(Questionnaire.class, "vpa-daily", form -> {
            form.addModifierExtension(new Extension("https://example.org/changes", new BooleanType(true)));
            item(form, "rf.saddle").setAnswerValueSet("https://example.org/ValueSet/x");
            item(form, "rf.breath").setType(QuestionnaireItemType.URL);
            item(form, "vit.temp")
                    .addExtension(
                            "http://hl7.org/fhir/StructureDefinition/questionnaire-unit", new Coding("s", "Cel", "C"));
            item(form, "act.walk").getAnswerOptionFirstRep().setValue(new StringType("none"));
            item(form, "rf.numb.1").getEnableWhenFirstRep().setOperator(QuestionnaireItemOperator.NOT_EQUAL);
            item(form, "med.rousable").getEnableWhenFirstRep().getAnswerCoding().setSystem(null);
            item(form, "rf.sepsis").getEnableWhenFirstRep().setQuestion("rf.fever");
            item(form, "cons.call").getCodeFirstRep().setCode("cons.cal");
            item(form, "cons.note").setLinkId("cons.call");
        }));

        assertThat(problems)
                .filteredOn(problem -> problem.file().contains("Questionnaire-vpa-daily.json"))
                .extracting(
                        problem -> problem.location().replace("Questionnaire.item.where", "") + " " + problem.message())
                .containsExactly(
                        "Questionnaire It has a modifierExtension, which renderers refuse; expected none.",
                        "(linkId='cons.call') LinkId `cons.call` stands there twice; expected each once.",
                        "(linkId='rf.saddle') It takes its options from a ValueSet; expected answerOption, which needs no"
                                + " server.",
                        "(linkId='rf.breath') Type is `url`, which renderers do not support.",
                        "(linkId='rf.numb.1').enableWhen Operator is `!=`, which renderers read differently for an open"
                                + " question.",
                        "(linkId='rf.sepsis').enableWhen Question `rf.fever` is not in the form.",
                        "(linkId='vit.temp') A quantity has `questionnaire-unit`; expected `questionnaire-unitOption`.",
                        "(linkId='med.rousable').enableWhen Code `sleepy` has no system, without which some renderers"
                                + " never find it.",
                        "(linkId='act.walk').answerOption An option is no coding with system, code and display.",
                        "(linkId='cons.call') Code `cons.cal` is not in"
                                + " `https://plumbline.dev/fhir/CodeSystem/vpa-item`.");
    }
}
