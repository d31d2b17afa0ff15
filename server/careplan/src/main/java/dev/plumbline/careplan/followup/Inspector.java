package dev.plumbline.careplan.followup;

import dev.plumbline.careplan.checkin.Inspection;
import dev.plumbline.careplan.checkin.Link;
import dev.plumbline.careplan.checkin.Linking;
import dev.plumbline.careplan.checkin.Remark;
import dev.plumbline.careplan.checkin.ReportTime;
import dev.plumbline.careplan.checkin.ResponseCheck;
import dev.plumbline.careplan.plan.PlanCalendar;
import dev.plumbline.careplan.refusal.Refusal;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.template.Template;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;

/** EvaluationPoints at each response of one patient as a whole: may it be stored, and what must be said about it? */
final class Inspector {

    private final ContentInUse library;
    private final FhirStore store;
    private final SortedFile file;

    Inspector(ContentInUse library, FhirStore store, SortedFile file) {
        this.library = library;
        this.store = store;
        this.file = file;
    }

    /** A retraction is never refused, and nothing is said about it. */
    Inspection of(QuestionnaireResponse response) {
        if (response.getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR) {
            return new Inspection(List.of(), Set.of());
        }
        var findings = new Findings(response);
        findings.lookAtForm();
        findings.lookAtPlan();
        findings.lookAtTime();
        if (Identifiers.isReused(response, file)) {
            findings.remarks.add(Remark.REUSED_IDENTIFIER);
        }
        return new Inspection(findings.refusals, findings.remarks);
    }

    /** Why these should not be stored. */
    List<Refusal> refusals(List<QuestionnaireResponse> responses) {
        return responses.stream()
                .flatMap(response -> of(response).refusals().stream())
                .toList();
    }

    /** Whether any of these calls somebody to the patient for today. */
    boolean areUrgent(List<QuestionnaireResponse> responses, Instant now) {
        return responses.stream()
                .anyMatch(response -> !urgentRules(response, now).isEmpty());
    }

    /** The emergency and same-day rules that hold in what can be read of it. */
    Set<String> urgentRules(QuestionnaireResponse response, Instant now) {
        var rules = new TreeSet<String>();
        for (var template : library.templates().all()) {
            file.reports(template, ZoneOffset.UTC, List.of(response))
                    .forEach(report -> rules.addAll(
                            UrgentFindings.in(report, template, file.patient().subject(), now)));
        }
        return rules;
    }

    private final class Findings {

        private final QuestionnaireResponse response;
        private final Link link;
        private final ZoneId zone;
        private final Instant arrived;
        private final List<Refusal> refusals = new ArrayList<>();
        private final Set<Remark> remarks = EnumSet.noneOf(Remark.class);

        Findings(QuestionnaireResponse response) {
            this.response = response;
            this.link = file.links().of(response);
            this.zone = link.plan().map(plan -> PlanCalendar.of(plan).zone()).orElse(ZoneOffset.UTC);
            this.arrived = file.arrivals().of(response);
        }

        void lookAtForm() {
            var template = template();
            var chosen = template.flatMap(known -> file.forms().of(known, response));
            if (template.isEmpty() || chosen.isEmpty()) {
                ResponseCheck.ofStatus(response).ifPresent(refusals::add);
                refuse(
                        IssueType.BUSINESSRULE,
                        "QuestionnaireResponse.questionnaire",
                        "Response names a plan of ours and no form of ours; expected the canonical of one, with its version.");
                return;
            }
            remarks.addAll(file.remarks(template.get(), zone, response));
            if (remarks.contains(Remark.UNKNOWN_VERSION)) {
                refuse(
                        IssueType.NOTFOUND,
                        "QuestionnaireResponse.questionnaire",
                        "Response names a version of its form that was never in use here; expected `%s`."
                                .formatted(chosen.get().form().canonical()));
            }
            refusals.addAll(ResponseCheck.ofContent(response, chosen.get().form()));
        }

        private Optional<Template> template() {
            var asking = library.templates().asking(String.valueOf(response.getQuestionnaire()));
            return link.plan()
                    .flatMap(library.linking()::templateOf)
                    .filter(asking::contains)
                    .or(() -> asking.stream().findFirst());
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
                refuseStranger(Linking.namedPlan(response).orElseThrow());
            } else if (gap == Link.Gap.NAMES_OTHER_FORM && template().isPresent()) {
                refuse(
                        IssueType.BUSINESSRULE,
                        "QuestionnaireResponse.questionnaire",
                        "The plan of the response does not ask for this form; expected a form of that plan.");
            } else if (gap == Link.Gap.BEFORE) {
                refuseEarly();
            }
        }

        private void refuseStranger(String plan) {
            if (store.read(CarePlan.class, plan).isPresent()) {
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
            ReportTime.refusal(response, arrived, zone).ifPresent(refusals::add);
            link.plan().filter(plan -> library.linking().isBefore(plan, at())).ifPresent(plan -> refuseEarly());
        }

        private void refuseEarly() {
            refuse(
                    IssueType.BUSINESSRULE,
                    ReportTime.expression(response),
                    "Response is about a moment before the procedure and the days from which its baseline is taken; "
                            + "expected a later one.");
        }

        private boolean isOver(CarePlan plan) {
            return !at().isBefore(PlanFile.activeUntil(plan));
        }

        private Instant at() {
            return ReportTime.of(response, arrived, zone);
        }

        private void refuse(IssueType code, String expression, String message) {
            refusals.add(new Refusal(code, expression, message));
        }
    }
}
