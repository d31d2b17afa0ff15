package dev.plumbline.careplan.schedule;

import static dev.plumbline.careplan.store.Canonicals.COLLECT_INFORMATION;
import static dev.plumbline.careplan.store.Canonicals.CPG_ACTIVITY_TYPE;

import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.plan.PreferredLanguage;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.template.Template;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Names in a Task the form that it asks for, in the language that its patient reads. */
public final class TaskForms {

    private static final Set<TaskStatus> UNTOUCHED = Set.of(TaskStatus.REQUESTED, TaskStatus.READY);
    private static final String DAY = "day";

    private final Template template;
    private final PreferredLanguage language;

    /** Of a plan by this template, for a patient who reads this language. */
    public TaskForms(Template template, PreferredLanguage language) {
        this.template = template;
        this.language = language;
    }

    /**
     * Makes a new Task ask for a form about a day.
     *
     * @param form the canonical of any language of it
     * @param day of the plan
     */
    void ask(Task task, String form, int day) {
        var read = read(form);
        task.setDescription(read.title());
        task.addInput().setType(collectInformation()).setValue(new CanonicalType(read.canonical()));
        task.addInput()
                .setType(new CodeableConcept(new Coding(Canonicals.TASK_INPUT, DAY, "Day of the plan")))
                .setValue(new IntegerType(day));
    }

    /** Follows the patient into another language, as long as nobody has begun with the Task. */
    void follow(Task task, String form) {
        var read = read(form);
        if (task.hasStatus() && UNTOUCHED.contains(task.getStatus())) {
            task.getInput().stream()
                    .filter(input -> input.getValue() instanceof CanonicalType asked
                            && !Canonicals.withoutVersion(asked.getValue()).equals(read.url()))
                    .forEach(input -> {
                        input.setValue(new CanonicalType(read.canonical()));
                        task.setDescription(read.title());
                    });
        }
    }

    private Form read(String form) {
        var written = template.form(form)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Template `%s` asks for no form `%s`.".formatted(template.canonical(), form)));
        var translations = template.translations(written);
        return language.among(translations.keySet())
                .flatMap(read -> Optional.ofNullable(translations.get(read)))
                .or(() -> template.form(written.original()))
                .orElse(written);
    }

    static CodeableConcept collectInformation() {
        return new CodeableConcept(new Coding(CPG_ACTIVITY_TYPE, COLLECT_INFORMATION, "Collect information"));
    }
}
