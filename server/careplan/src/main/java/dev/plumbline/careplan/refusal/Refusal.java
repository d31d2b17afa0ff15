package dev.plumbline.careplan.refusal;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * One reason why a request cannot be carried out.
 *
 * @param code of what kind the fault is (http://hl7.org/fhir/R4/valueset-issue-type.html)
 * @param expression FHIRPath of the element that is at fault
 * @param message what was found and what was expected, without patient data beyond ids
 */
public record Refusal(IssueType code, String expression, String message) {

    public Refusal(String expression, String message) {
        this(IssueType.PROCESSING, expression, message);
    }
}
