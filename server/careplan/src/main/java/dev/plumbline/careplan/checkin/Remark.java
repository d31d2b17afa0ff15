package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.store.Canonicals;
import org.hl7.fhir.r4.model.Coding;

/** What must be said about a response that was kept: the codes of the CodeSystem {@code response-remark}. */
public enum Remark {
    NOT_FULLY_JUDGED("not-fully-judged", "Not fully judged", true),
    UNLINKED("unlinked", "Belongs to no plan", true),
    TWO_PLANS("two-plans", "Two plans are possible", true),
    AFTER_END("after-end", "After the end of its plan", true),
    REUSED_IDENTIFIER("reused-identifier", "Identifier was used before", true),
    UNKNOWN_VERSION("unknown-version", "Version of the form is unknown", true),
    UNVERSIONED_FORM("unversioned-form", "Names no version of its form", false),
    AUTHORED_MISSING("authored-missing", "Says not when it was written", false),
    AUTHORED_AHEAD("authored-ahead", "Was written ahead of its arrival", false);

    private final String code;
    private final String display;
    private final boolean review;

    Remark(String code, String display, boolean review) {
        this.code = code;
        this.display = display;
        this.review = review;
    }

    /** Whether a person must look at the response. */
    public boolean needsReview() {
        return review;
    }

    public Coding coding() {
        return new Coding(Canonicals.RESPONSE_REMARK, code, display);
    }

    public String display() {
        return display;
    }
}
