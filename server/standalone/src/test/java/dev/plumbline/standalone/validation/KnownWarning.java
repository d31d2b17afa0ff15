package dev.plumbline.standalone.validation;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The warnings of the validator that are known and stay, each with its reason. Anything else fails the tests. */
enum KnownWarning {
    LOINC(
            "can't be validated: http://loinc\\.org for|could not be found: http://loinc\\.org$|codeSystem 'http://loinc\\.org' version",
            "LOINC may not be redistributed in full: its codes cannot be checked offline."),
    SNOMED(
            "can't be validated: http://snomed\\.info/sct for|[cC]odeSystem 'http://snomed\\.info/sct' (version|which has status)",
            "SNOMED CT may not be redistributed in full: its codes cannot be checked offline."),
    UNIT_OF_A_SCORE(
            "UCUM Codes that contain human readable annotations like \\{score\\}",
            "UCUM has no other unit for a score."),
    NARRATIVE(
            "^Constraint failed: dom-6",
            "What people read, CarePlan and Flag, has a narrative; what machines read needs none."),
    DERIVATION(
            "has no derivation type specified using the",
            "R4 has no extension for it; our own tests hold a translated form against the one that it is made of."),
    DERIVATION_AT_A_SITE(
            "\\|1\\.0\\.0-[0-9a-f]{8}' referred to in the derivation could not be found",
            "The validator is given the forms as they are shipped, and not those of the site that is tried."),
    GOAL_CODE(
            "No code provided, and a code should be provided from the value set 'US Core Goal Codes'",
            "No published code says what a path says; the goal is described in words."),
    CARE_PLAN_CATEGORY(
            "can't be validated: http://hl7\\.org/fhir/us/core/CodeSystem/careplan-category",
            "Its guide is not among the base definitions."),
    CPG_CODES(
            "can't be validated: http://hl7\\.org/fhir/uv/cpg/CodeSystem/cpg-activity-type-cs",
            "Its guide is not among the base definitions.");

    private final Pattern message;
    private final String reason;

    KnownWarning(String message, String reason) {
        this.message = Pattern.compile(message);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    static Optional<KnownWarning> of(String message) {
        return Arrays.stream(values())
                .filter(known -> known.message.matcher(message).find())
                .findFirst();
    }
}
