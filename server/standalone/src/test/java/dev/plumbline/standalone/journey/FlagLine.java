package dev.plumbline.standalone.journey;

import java.time.ZoneId;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Flag;

/** A Flag as one line, the same for what a story expects and for what the server holds. */
final class FlagLine {

    static final String OPEN = "open";

    private static final String PRIORITY = "http://hl7.org/fhir/StructureDefinition/flag-priority";
    private static final String RULE = "https://plumbline.dev/fhir/StructureDefinition/flag-rule";
    private static final String CLOSURE = "https://plumbline.dev/fhir/StructureDefinition/flag-closure";

    private FlagLine() {}

    static String of(String rule, String status, String priority, String raised, String closed, String text) {
        return "%s %s (%s) raised %s, %s: %s".formatted(rule, status, priority, raised, closed, text);
    }

    static String of(Flag flag, ZoneId zone) {
        return of(
                rule(flag),
                flag.getStatus().toCode(),
                priority(flag),
                local(flag.getPeriod().getStartElement(), zone),
                closing(flag, zone),
                flag.getCode().getText());
    }

    static String rule(Flag flag) {
        var canonical = flag.getExtensionByUrl(RULE).getValue().primitiveValue();
        return canonical.substring(canonical.indexOf('#') + 1);
    }

    private static String priority(Flag flag) {
        var priority = (CodeableConcept) flag.getExtensionByUrl(PRIORITY).getValue();
        return priority.getCoding().get(0).getCode() + " "
                + priority.getCoding().get(1).getCode();
    }

    private static String closing(Flag flag, ZoneId zone) {
        var closure = flag.getExtensionByUrl(CLOSURE);
        return closure == null
                ? OPEN
                : "%s by %s"
                        .formatted(
                                local(flag.getPeriod().getEndElement(), zone),
                                closure.getExtensionByUrl("by").getValue().primitiveValue());
    }

    /** To the minute. */
    static String local(BaseDateTimeType time, ZoneId zone) {
        return time.getValue().toInstant().atZone(zone).format(JourneyFile.LOCAL);
    }
}
