package dev.plumbline.standalone.journey;

import dev.plumbline.careplan.author.Story;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Flag;

/** A Flag as one line, the same for what a story expects and for what the server holds. */
final class FlagLine {

    private static final String PRIORITY = "http://hl7.org/fhir/StructureDefinition/flag-priority";
    private static final String RULE = "https://plumbline.dev/fhir/StructureDefinition/flag-rule";
    private static final String CLOSURE = "https://plumbline.dev/fhir/StructureDefinition/flag-closure";

    private FlagLine() {}

    static Story.FlagLine of(Flag flag, ZoneId zone) {
        return new Story.FlagLine(
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
                ? Story.FlagLine.OPEN
                : "%s by %s"
                        .formatted(
                                local(flag.getPeriod().getEndElement(), zone),
                                closure.getExtensionByUrl("by").getValue().primitiveValue());
    }

    /** To the minute. */
    static String local(BaseDateTimeType time, ZoneId zone) {
        return time.getValue().toInstant().atZone(zone).format(Story.LOCAL);
    }
}
