package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.template.Template;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** By which text of its form each response of one patient is read. */
final class ResponseForms {

    private static final Set<TaskStatus> ENDED = Set.of(
            TaskStatus.COMPLETED,
            TaskStatus.FAILED,
            TaskStatus.CANCELLED,
            TaskStatus.REJECTED,
            TaskStatus.ENTEREDINERROR);

    private final ContentInUse content;
    private final List<Task> tasks;
    private final Arrivals arrivals;

    ResponseForms(ContentInUse content, List<Task> tasks, Arrivals arrivals) {
        this.content = content;
        this.tasks = tasks;
        this.arrivals = arrivals;
    }

    /**
     * The form by which a response is read.
     *
     * @param why what must be said about the choice; null where the response itself names this text
     */
    record Chosen(Form form, @Nullable Remark why) {

        Optional<Remark> remark() {
            return Optional.ofNullable(why);
        }
    }

    /** The form of this template by which a response is read; empty if it answers none of the template's. */
    Optional<Chosen> of(Template template, QuestionnaireResponse response) {
        var canonical = String.valueOf(response.getQuestionnaire());
        return template.form(canonical)
                .map(current -> isUnversioned(canonical)
                        ? new Chosen(asked(template, current, response), Remark.UNVERSIONED_FORM)
                        : named(canonical, current))
                .or(() -> guessed(template, response));
    }

    private static boolean isUnversioned(String canonical) {
        return canonical.length() <= Canonicals.withoutVersion(canonical).length() + 1;
    }

    private Chosen named(String canonical, Form current) {
        return text(canonical, current)
                .map(form -> new Chosen(form, null))
                .orElse(new Chosen(current, Remark.UNKNOWN_VERSION));
    }

    private Optional<Form> text(String canonical, Form current) {
        return canonical.equals(current.canonical())
                ? Optional.of(current)
                : content.forms().stored(canonical);
    }

    /** The text that the patient was asked to fill in, else the newest. */
    private Form asked(Template template, Form current, QuestionnaireResponse response) {
        return answeredTask(response)
                .or(() -> openTask(template, current, arrivals.momentOf(response)))
                .flatMap(ResponseForms::formOf)
                .filter(canonical -> isOf(template, current, canonical))
                .filter(canonical -> !isUnversioned(canonical))
                .map(canonical -> current.url() + canonical.substring(canonical.indexOf('|')))
                .flatMap(canonical -> text(canonical, current))
                .orElse(current);
    }

    /** Whether a Task asks for this form, in whatever language. */
    private static boolean isOf(Template template, Form form, String canonical) {
        return template.form(canonical).filter(form::asksTheSameAs).isPresent();
    }

    private Optional<Task> answeredTask(QuestionnaireResponse response) {
        var reference = ResponseReader.evidence(response).reference();
        return tasks.stream()
                .filter(task -> task.getOutput().stream()
                        .anyMatch(output -> output.getValue() instanceof Reference answer
                                && reference.equals(answer.getReference())))
                .findFirst();
    }

    /** The one that is open at that moment, else the one that opens first. */
    private Optional<Task> openTask(Template template, Form current, Instant at) {
        var open = tasks.stream()
                .filter(task -> task.hasRestriction() && !ENDED.contains(task.getStatus()))
                .filter(task -> formOf(task)
                        .filter(canonical -> isOf(template, current, canonical))
                        .isPresent())
                .sorted(Comparator.comparing(ResponseForms::opens))
                .toList();
        return open.stream()
                .filter(task -> !opens(task).isAfter(at))
                .reduce((earlier, later) -> later)
                .or(() -> open.stream().findFirst());
    }

    private static Instant opens(Task task) {
        return Optional.ofNullable(task.getRestriction().getPeriod().getStart())
                .map(Date::toInstant)
                .orElse(Instant.MIN);
    }

    private static Optional<String> formOf(Task task) {
        return task.getInput().stream()
                .map(input -> input.getValue())
                .filter(CanonicalType.class::isInstance)
                .flatMap(value -> Stream.ofNullable(value.primitiveValue()))
                .findFirst();
    }

    /** A response that names our plan and no form of ours may still answer our questions: what is urgent must be found. */
    private Optional<Chosen> guessed(Template template, QuestionnaireResponse response) {
        if (Linking.namedPlan(response).isEmpty()
                || !content.templates()
                        .asking(String.valueOf(response.getQuestionnaire()))
                        .isEmpty()) {
            return Optional.empty();
        }
        var given = ResponseItems.values(response).keySet();
        return template.forms().values().stream()
                .filter(form -> given.stream().anyMatch(form.items()::containsKey))
                .min(Comparator.comparing(Form::url))
                .map(form -> new Chosen(form, null));
    }
}
