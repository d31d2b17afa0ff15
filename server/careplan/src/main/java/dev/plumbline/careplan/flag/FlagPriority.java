package dev.plumbline.careplan.flag;

import dev.plumbline.careplan.store.Canonicals;
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

    static CodeableConcept of(Urgency level) {
        return switch (level) {
            case EMERGENCY -> of("PH", "High priority", "emergency", "Emergency");
            case SAME_DAY -> of("PH", "High priority", "same-day", "Same day");
            case PROMPT -> of("PM", "Medium priority", "prompt", "Within two working days");
            case ROUTINE -> of("PL", "Low priority", "routine", "Routine");
        };
    }

    private static CodeableConcept of(String code, String display, String urgency, String urgencyDisplay) {
        return new CodeableConcept()
                .addCoding(new Coding(CODE, code, display))
                .addCoding(new Coding(Canonicals.URGENCY, urgency, urgencyDisplay));
    }

    /** How soon a person must act on a stored Flag; empty if it does not say. */
    static Optional<Urgency> levelOf(Flag flag) {
        return Optional.ofNullable(flag.getExtensionByUrl(URL))
                .map(Extension::getValue)
                .map(CodeableConcept.class::cast)
                .flatMap(priority -> Arrays.stream(Urgency.values())
                        .filter(level -> priority.hasCoding(Canonicals.URGENCY, urgency(level)))
                        .findFirst());
    }

    private static String urgency(Urgency level) {
        return of(level).getCoding().get(1).getCode();
    }

    /** Whether only a person may close the Flag. */
    static boolean isUrgent(Flag flag) {
        return levelOf(flag).filter(Urgency::isUrgent).isPresent();
    }
}
