package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** What is wrong with a response by itself, whatever else is on file. */
public final class ResponseCheck {

    private static final Pattern PATIENT = Pattern.compile("(^|/)Patient[/?].|^urn:(uuid|oid):.");

    private ResponseCheck() {}

    /**
     * Why there is nobody whom it could be judged for. Passes references that only the transaction resolves
     * ({@code urn:uuid:…}, {@code Patient?identifier=…}).
     */
    public static Optional<Refusal> ofSubject(QuestionnaireResponse response) {
        var subject = response.getSubject().getReference();
        if (subject == null || subject.isBlank()) {
            return Optional.of(subjectIs("missing"));
        }
        return PATIENT.matcher(subject).find() ? Optional.empty() : Optional.of(subjectIs("no Patient"));
    }

    private static Refusal subjectIs(String found) {
        return new Refusal(
                IssueType.REQUIRED,
                "QuestionnaireResponse.subject",
                "Subject is %s; expected a reference to a Patient.".formatted(found));
    }

    /** What the form that it answers does not allow, and what is missing or malformed around the answers. */
    public static List<Refusal> ofContent(QuestionnaireResponse response, Form form) {
        return ofContent(response, FormCheck.of(form, response));
    }

    /** The same, where it is known by now what the form does not allow. */
    static List<Refusal> ofContent(QuestionnaireResponse response, List<Refusal> mistakes) {
        var refusals = new ArrayList<Refusal>(ofStatus(response).stream().toList());
        if (AbsentAnswer.isMalformed(response.getAuthoredElement())) {
            refusals.add(new Refusal(
                    IssueType.VALUE, "QuestionnaireResponse.authored", "Authored is malformed; expected a dateTime."));
        }
        if (AbsentAnswer.isMalformed(response)) {
            refusals.add(new Refusal(
                    IssueType.VALUE,
                    "QuestionnaireResponse",
                    "An element besides the answers is malformed; expected a value of its type."));
        }
        refusals.addAll(mistakes);
        return refusals;
    }

    /** Without one nobody knows whether the patient has finished. */
    public static Optional<Refusal> ofStatus(QuestionnaireResponse response) {
        return response.getStatus() != null
                ? Optional.empty()
                : Optional.of(new Refusal(
                        IssueType.REQUIRED,
                        "QuestionnaireResponse.status",
                        "Status is missing or unknown; expected one of FHIR's."));
    }
}
