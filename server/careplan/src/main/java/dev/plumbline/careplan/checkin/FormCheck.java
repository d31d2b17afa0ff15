package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.form.FormItem;
import dev.plumbline.careplan.refusal.Refusal;
import dev.plumbline.recovery.reading.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Type;

/**
 * Holds a response against the form that it answers. Where an item stands, in which group or below which answer, and
 * with which words, is left to the client.
 */
final class FormCheck {

    private static final Set<QuestionnaireResponseStatus> FINISHED =
            Set.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);

    private final Form form;
    private final QuestionnaireResponse response;
    private final Map<String, List<Type>> given;
    private final Set<String> answeredOften = new HashSet<>();
    private final List<Refusal> refusals = new ArrayList<>();

    private FormCheck(Form form, QuestionnaireResponse response) {
        this.form = form;
        this.response = response;
        this.given = ResponseItems.values(response);
    }

    /** Everything that the form does not allow, in the order of the response; then the required questions left unanswered. */
    static List<Refusal> of(Form form, QuestionnaireResponse response) {
        return new FormCheck(form, response).refusals();
    }

    private List<Refusal> refusals() {
        var items = LocatedItem.in(response);
        items.forEach(this::check);
        if (response.getStatus() != null && FINISHED.contains(response.getStatus())) {
            checkCompleteness(items);
        }
        return List.copyOf(refusals);
    }

    private void check(LocatedItem at) {
        var linkId = at.item().getLinkId();
        if (linkId != null && form.labels().contains(linkId)) {
            checkLabel(at);
            return;
        }
        form.item(String.valueOf(linkId)).ifPresentOrElse(asked -> checkAnswers(asked, at), () -> refuseStranger(at));
    }

    private void refuseStranger(LocatedItem at) {
        refuse(
                IssueType.STRUCTURE,
                at.expression(),
                "Item %s is unknown; expected a linkId of `%s`.".formatted(at.name(), form.canonical()));
    }

    private void checkLabel(LocatedItem at) {
        if (at.item().getAnswer().stream().anyMatch(ResponseItems::isGiven)) {
            refuse(
                    IssueType.STRUCTURE,
                    at.expression() + ".answer",
                    "Item %s has an answer; expected none, because it asks nothing.".formatted(at.name()));
        }
    }

    private void checkAnswers(FormItem asked, LocatedItem at) {
        var answers = at.item().getAnswer();
        boolean any = false;
        for (int place = 0; place < answers.size(); place++) {
            if (ResponseItems.isGiven(answers.get(place))) {
                any = true;
                checkAnswer(asked, answers.get(place).getValue(), at.expression() + ".answer[" + place + "].value");
            }
        }
        if (any) {
            checkWhetherAsked(asked, at);
            checkNumber(asked, at);
        }
    }

    private void checkAnswer(FormItem asked, Type value, String expression) {
        if (AnswerReader.read(asked, value) instanceof Answer.Unreadable unreadable) {
            refuse(
                    IssueType.VALUE,
                    expression,
                    "Answer to item `%s` cannot be read: %s".formatted(asked.linkId(), unreadable.reason()));
        } else if (isTooLong(asked, value)) {
            refuse(
                    IssueType.TOOLONG,
                    expression,
                    "Answer to item `%s` is too long; expected at most %d characters."
                            .formatted(asked.linkId(), asked.accepted().longest()));
        }
    }

    private static boolean isTooLong(FormItem asked, Type value) {
        int longest = asked.accepted().longest();
        var words = value.primitiveValue();
        return longest > 0 && words != null && words.codePointCount(0, words.length()) > longest;
    }

    private void checkWhetherAsked(FormItem asked, LocatedItem at) {
        if (!isAsked(asked)) {
            refuse(
                    IssueType.BUSINESSRULE,
                    at.expression() + ".answer",
                    "Item `%s` has an answer; expected none, because the other answers do not lead to it."
                            .formatted(asked.linkId()));
        }
    }

    private boolean isAsked(FormItem asked) {
        return asked.shown().stream().allMatch(when -> when.holds(given));
    }

    /** The same answer twice is one. */
    private void checkNumber(FormItem asked, LocatedItem at) {
        if (!asked.repeats() && differing(given.getOrDefault(asked.linkId(), List.of())) > 1) {
            if (answeredOften.add(asked.linkId())) {
                refuse(
                        IssueType.STRUCTURE,
                        at.expression() + ".answer",
                        "Item `%s` has several answers; expected one.".formatted(asked.linkId()));
            }
        }
    }

    private static int differing(List<Type> values) {
        var different = new ArrayList<Type>();
        for (var value : values) {
            if (different.size() < 2 && different.stream().noneMatch(value::equalsDeep)) {
                different.add(value);
            }
        }
        return different.size();
    }

    private void checkCompleteness(List<LocatedItem> items) {
        if (items.stream().allMatch(at -> at.item().getAnswer().isEmpty())) {
            refuse(
                    IssueType.REQUIRED,
                    "QuestionnaireResponse.item",
                    "Response has no answer; expected answers to `%s`.".formatted(form.canonical()));
        }
        var declined = declined(items);
        form.items().values().stream()
                .filter(asked -> asked.required() && !given.containsKey(asked.linkId()))
                .filter(asked -> !declined.contains(asked.linkId()) && isAsked(asked))
                .forEach(this::refuseGap);
    }

    private static Set<String> declined(List<LocatedItem> items) {
        var declined = new HashSet<String>();
        items.stream()
                .map(LocatedItem::item)
                .filter(item -> item.getAnswer().stream().anyMatch(AbsentAnswer::isDeclined))
                .forEach(item -> declined.add(String.valueOf(item.getLinkId())));
        return declined;
    }

    private void refuseGap(FormItem asked) {
        refuse(
                IssueType.REQUIRED,
                "QuestionnaireResponse.item.where(linkId='%s').answer".formatted(asked.linkId()),
                "Item `%s` has no answer; expected one.".formatted(asked.linkId()));
    }

    private void refuse(IssueType code, String expression, String message) {
        refusals.add(new Refusal(code, expression, message));
    }
}
