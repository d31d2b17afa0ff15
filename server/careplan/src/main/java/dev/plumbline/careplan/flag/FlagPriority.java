package dev.plumbline.careplan.flag;

import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.template.UrgencyCodes;
import dev.plumbline.recovery.rule.Urgency;
import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;

/** How soon a person must act: FHIR's own priority, and beside it what that does not tell, emergency or same day. */
final class FlagPriority {

    static final String URL = "http://hl7.org/fhir/StructureDefinition/flag-priority";

    private static final String CODE = "http://hl7.org/fhir/flag-priority-code";

    private FlagPriority() {}

    /**
     * The priority of a level.
     *
     * @param display how the CodeSystem {@code urgency} displays the level
     */
    static CodeableConcept of(Urgency level, String display) {
        return new CodeableConcept()
                .addCoding(ofFhir(level))
                .addCoding(new Coding(Canonicals.URGENCY, UrgencyCodes.of(level), display));
    }

    private static Coding ofFhir(Urgency level) {
        return switch (level) {
            case EMERGENCY, SAME_DAY -> new Coding(CODE, "PH", "High priority");
            case PROMPT -> new Coding(CODE, "PM", "Medium priority");
            case ROUTINE -> new Coding(CODE, "PL", "Low priority");
        };
    }

    /** How soon a person must act on a stored Flag; empty if it does not say. */
    static Optional<Urgency> levelOf(Flag flag) {
        return Optional.ofNullable(flag.getExtensionByUrl(URL))
                .map(Extension::getValue)
                .map(CodeableConcept.class::cast)
                .flatMap(priority -> Arrays.stream(Urgency.values())
                        .filter(level -> priority.hasCoding(Canonicals.URGENCY, UrgencyCodes.of(level)))
                        .findFirst());
    }

    /** Whether only a person may close the Flag. */
    static boolean isUrgent(Flag flag) {
        return levelOf(flag).filter(Urgency::isUrgent).isPresent();
    }
}
