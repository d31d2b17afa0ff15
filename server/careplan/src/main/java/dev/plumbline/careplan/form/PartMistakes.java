package dev.plumbline.careplan.form;

import dev.plumbline.careplan.content.ExtensionMistakes;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.store.Canonicals;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/** Finds what an author says of a part, or of the place that it takes, and what would be lost when they are put together. */
final class PartMistakes {

    private final Collection<Questionnaire> forms;
    private final Mistakes mistakes;

    /**
     * @param forms all parts, and all forms that have parts
     */
    PartMistakes(Collection<Questionnaire> forms, Mistakes mistakes) {
        this.forms = forms;
        this.mistakes = mistakes;
    }

    void find(Questionnaire form) {
        FormMistakes.withChildren(form.getItem())
                .filter(item -> FormAssembly.part(item).isPresent())
                .forEach(this::checkPlace);
        if (FormAssembly.isPart(form)) {
            checkPart(form);
        }
    }

    /** The place is gone once the part is in it, and all that it says besides. */
    private void checkPlace(QuestionnaireItemComponent place) {
        if (place.hasEnableWhen() || place.hasItem() || place.getRequired() || place.getRepeats()) {
            mistakes.add(
                    FormMistakes.at(place),
                    "It is the place of a part, and its condition or its items would be lost; expected them in the part.");
        }
    }

    private void checkPart(Questionnaire part) {
        var alone = part.copy().setItem(List.of());
        alone.getExtension().removeIf(extension -> FormAssembly.EXPECTATION.equals(extension.getUrl()));
        ExtensionMistakes.find(alone, mistakes);
        boolean named = forms.stream()
                .flatMap(form -> FormMistakes.withChildren(form.getItem()))
                .flatMap(item -> FormAssembly.part(item).stream())
                .anyMatch(name -> name.equals(Canonicals.withoutVersion(String.valueOf(part.getUrl()))));
        if (!named) {
            mistakes.add("Questionnaire", "No form has it as a part; expected an item that names it.");
        }
    }
}
