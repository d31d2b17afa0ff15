package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.plan.PlanCalendar;
import dev.plumbline.careplan.refusal.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;

/** Looks at a response as a whole: may it be stored, and what must be said about it? */
final class Inspector {

    private final ContentInUse content;
    private final Predicate<String> planExists;

    Inspector(ContentInUse content, Predicate<String> planExists) {
        this.content = content;
        this.planExists = planExists;
    }

    /**
     * What is known of the response.
     *
     * @param zone in which a date without a time is meant
     * @param reusesIdentifier whether another response had its identifier before
     */
    record Subject(
            QuestionnaireResponse response,
            Link link,
            List<FormReading> readings,
            Instant arrived,
            ZoneId zone,
            boolean reusesIdentifier) {}

    /** A retraction is never refused, and nothing is said about it. */
    Inspection of(Subject subject) {
        if (subject.response().getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR) {
            return new Inspection(List.of(), Set.of());
        }
        var found = new Found(subject);
        found.lookAtForm();
        found.lookAtPlan();
        found.lookAtTime();
        if (subject.reusesIdentifier()) {
            found.remarks.add(Remark.REUSED_IDENTIFIER);
        }
        return new Inspection(found.refusals, found.remarks);
    }

    private final class Found {

        private final QuestionnaireResponse response;
        private final Link link;
        private final Subject subject;
        private final List<Refusal> refusals = new ArrayList<>();
        private final Set<Remark> remarks = EnumSet.noneOf(Remark.class);

        Found(Subject subject) {
            this.response = subject.response();
            this.link = subject.link();
            this.subject = subject;
        }

        void lookAtForm() {
            var reading = reading();
            if (reading.isEmpty()) {
                ResponseCheck.ofStatus(response).ifPresent(refusals::add);
                refuse(
                        IssueType.BUSINESSRULE,
                        "QuestionnaireResponse.questionnaire",
                        "Response names a plan of ours and no form of ours; expected the canonical of one, with its version.");
                return;
            }
            remarks.addAll(reading.get().remarks());
            if (remarks.contains(Remark.UNKNOWN_VERSION)) {
                refuse(
                        IssueType.NOTFOUND,
                        "QuestionnaireResponse.questionnaire",
                        "Response names a version of its form that was never in use here; expected `%s`."
                                .formatted(reading.get().form().canonical()));
            }
            refusals.addAll(ResponseCheck.ofContent(response, reading.get().mistakes()));
        }

        /** By the plan's template, else by the first that asks for the form that it names. */
        private Optional<FormReading> reading() {
            var asking = content.templates().asking(String.valueOf(response.getQuestionnaire()));
            return link.plan()
                    .flatMap(content.linking()::templateOf)
                    .filter(asking::contains)
                    .or(() -> asking.stream().findFirst())
                    .flatMap(template -> subject.readings().stream()
                            .filter(reading -> reading.isOf(template))
                            .findFirst());
        }

        void lookAtPlan() {
            link.gap().ifPresent(this::say);
            link.plan().filter(this::isOver).ifPresent(plan -> remarks.add(Remark.AFTER_END));
        }

        private void say(Link.Gap gap) {
            switch (gap) {
                case SEVERAL_FIT -> remarks.add(Remark.TWO_PLANS);
                case AFTER -> remarks.add(Remark.AFTER_END);
                default -> remarks.add(Remark.UNLINKED);
            }
            if (gap == Link.Gap.NAMES_OTHER_PATIENTS_PLAN) {
                refuseOtherPatientsPlan(Linking.namedPlan(response).orElseThrow());
            } else if (gap == Link.Gap.NAMES_OTHER_FORM && reading().isPresent()) {
                refuse(
                        IssueType.BUSINESSRULE,
                        "QuestionnaireResponse.questionnaire",
                        "The plan of the response does not ask for this form; expected a form of that plan.");
            } else if (gap == Link.Gap.BEFORE) {
                refuseEarly();
            }
        }

        private void refuseOtherPatientsPlan(String plan) {
            if (planExists.test(plan)) {
                refuse(
                        IssueType.BUSINESSRULE,
                        "QuestionnaireResponse.subject",
                        "Subject is not that of `CarePlan/%s`; expected the same Patient.".formatted(plan));
            } else {
                refuse(
                        IssueType.NOTFOUND,
                        "QuestionnaireResponse.basedOn",
                        "`CarePlan/%s` does not exist; expected a plan of the subject.".formatted(plan));
            }
        }

        void lookAtTime() {
            ReportTime.refusal(response, subject.arrived(), subject.zone()).ifPresent(refusals::add);
            link.plan().filter(plan -> content.linking().isBefore(plan, at())).ifPresent(plan -> refuseEarly());
        }

        private void refuseEarly() {
            refuse(
                    IssueType.BUSINESSRULE,
                    ReportTime.expression(response),
                    "Response is about a moment before the procedure and the days from which its baseline is taken; "
                            + "expected a later one.");
        }

        private boolean isOver(CarePlan plan) {
            return PlanCalendar.isReadable(plan) && !at().isBefore(PlanCalendar.activeUntil(plan));
        }

        private Instant at() {
            return ReportTime.of(response, subject.arrived(), subject.zone());
        }

        private void refuse(IssueType code, String expression, String message) {
            refusals.add(new Refusal(code, expression, message));
        }
    }
}
