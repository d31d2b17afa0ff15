package dev.plumbline.careplan.content;

import java.util.Collection;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;

/**
 * The codes of one ValueSet. A code counts with its system only.
 *
 * @param codes none = a ValueSet that is left to the site
 */
public record CodeList(Set<Code> codes) {

    public CodeList {
        codes = Set.copyOf(codes);
    }

    /** A code and the system that defines it. */
    public record Code(String system, String code) {}

    /** Whether any of these codings is one of them. */
    public boolean hasAny(Collection<Coding> codings) {
        return codings.stream()
                .filter(coding -> coding.hasSystem() && coding.hasCode())
                .anyMatch(coding -> codes.contains(new Code(coding.getSystem(), coding.getCode())));
    }
}
