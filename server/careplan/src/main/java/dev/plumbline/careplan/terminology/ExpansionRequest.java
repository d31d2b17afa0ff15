package dev.plumbline.careplan.terminology;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceDesignationComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/**
 * What a client wants to see of an expansion.
 *
 * @param filter words that must all stand in the display or the code, in upper or lower case; empty = everything
 * @param offset how many codes to leave out at the front, 0 or more
 * @param count how many codes to show at most, 0 or more
 * @param language in which to show the display where a designation has it, {@code de}; empty = as it is defined
 * @param designations whether to show designations
 */
public record ExpansionRequest(String filter, int offset, int count, String language, boolean designations) {

    boolean accepts(ValueSetExpansionContainsComponent member) {
        var text = "%s %s".formatted(member.getDisplay(), member.getCode()).toLowerCase(Locale.ROOT);
        return words().allMatch(text::contains);
    }

    ValueSetExpansionContainsComponent show(ValueSetExpansionContainsComponent member) {
        var shown = member.copy();
        member.getDesignation().stream()
                .filter(this::isInLanguage)
                .findFirst()
                .ifPresent(designation -> shown.setDisplay(designation.getValue()));
        return designations ? shown : shown.setDesignation(null);
    }

    private Stream<String> words() {
        return Arrays.stream(filter.toLowerCase(Locale.ROOT).split("\\s+", -1));
    }

    private boolean isInLanguage(ConceptReferenceDesignationComponent designation) {
        return !language.isEmpty() && language.equalsIgnoreCase(designation.getLanguage());
    }
}
