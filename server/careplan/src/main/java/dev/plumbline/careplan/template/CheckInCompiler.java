package dev.plumbline.careplan.template;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.form.FormCompiler;
import dev.plumbline.careplan.form.FormLanguages;
import dev.plumbline.careplan.form.FormMistakes;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.recovery.checkin.CheckInSeries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionRelationshipType;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Questionnaire;

/** Compiles what the actions of a plan ask the patient. */
final class CheckInCompiler {

    private final FhirContext fhir;
    private final Content content;
    private final List<Problem> problems;

    CheckInCompiler(FhirContext fhir, Content content, List<Problem> problems) {
        this.fhir = fhir;
        this.content = content;
        this.problems = problems;
    }

    /**
     * What a plan asks.
     *
     * @param series the check-ins that somebody waits for
     * @param forms by url, in every language, those that are open at any time included
     * @param baselineForms the urls of those that come before the procedure
     */
    record Asked(List<CheckInSeries> series, Map<String, Form> forms, Set<String> baselineForms) {}

    Asked compile(PlanDefinition plan, Mistakes mistakes) {
        var compiler = new SeriesCompiler(content, mistakes);
        plan.getAction().forEach(compiler::checkThatItIsOne);
        var series = plan.getAction().stream()
                .filter(SeriesCompiler::asksForCheckIns)
                .filter(action -> !SeriesCompiler.isOpenAtAnyTime(action))
                .map(compiler::compile)
                .flatMap(Optional::stream)
                .toList();
        var atAnyTime = plan.getAction().stream()
                .filter(SeriesCompiler::isOpenAtAnyTime)
                .flatMap(action -> compiler.form(action).stream().map(form -> new AtAnyTime(action, form)))
                .toList();
        return new Asked(
                series,
                forms(Stream.concat(
                        series.stream().map(CheckInSeries::form),
                        atAnyTime.stream().map(AtAnyTime::form))),
                atAnyTime.stream()
                        .filter(AtAnyTime::isBeforeTheProcedure)
                        .map(asked -> Canonicals.withoutVersion(asked.form()))
                        .collect(toSet()));
    }

    private record AtAnyTime(PlanDefinitionActionComponent action, String form) {

        boolean isBeforeTheProcedure() {
            return action.getRelatedAction().stream()
                    .anyMatch(related -> related.getRelationship() == ActionRelationshipType.BEFORESTART);
        }
    }

    private Map<String, Form> forms(Stream<String> canonicals) {
        return canonicals
                .distinct()
                .flatMap(canonical -> content.find(Questionnaire.class, canonical).stream())
                .flatMap(this::inEveryLanguage)
                .collect(toMap(Form::url, form -> form));
    }

    private Stream<Form> inEveryLanguage(Questionnaire questionnaire) {
        new FormMistakes(fhir, content, Mistakes.about(questionnaire, content, problems)).find(questionnaire);
        return Stream.concat(Stream.of(questionnaire), new FormLanguages(content).of(questionnaire).stream())
                .map(FormCompiler::compile);
    }
}
