package dev.plumbline.plugin.template;

import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * Reads the codes of ValueSets out of the content. Only lists can be read without a terminology server: concepts by name,
 * and other ValueSets of the content that are lists themselves. Anything else becomes a finding.
 */
final class CodeLists {

    private final Content content;
    private final Findings findings;

    CodeLists(Content content, Findings findings) {
        this.content = content;
        this.findings = findings;
    }

    /**
     * The codes of the ValueSet; none if it is not there or cannot be read.
     *
     * @param location what names it, for the finding
     */
    CodeList of(String canonical, String location) {
        Set<CodeList.Code> codes = new HashSet<>();
        collect(canonical, location, codes, new HashSet<>());
        return new CodeList(codes);
    }

    private void collect(String canonical, String location, Set<CodeList.Code> codes, Set<String> visited) {
        var found = findings.expect(
                content.find(ValueSet.class, canonical), location, "ValueSet `%s` is missing.", canonical);
        found.filter(list -> visited.add(list.getUrl())).ifPresent(list -> {
            if (list.getCompose().hasExclude()) {
                findings.add(location, "ValueSet `%s` excludes codes; expected a list of codes.", canonical);
            }
            list.getCompose().getInclude().forEach(part -> collect(part, canonical, location, codes, visited));
        });
    }

    private void collect(
            ConceptSetComponent part,
            String canonical,
            String location,
            Set<CodeList.Code> codes,
            Set<String> visited) {
        boolean isList = part.hasSystem() ? part.hasConcept() && !part.hasValueSet() : part.hasValueSet();
        if (!isList || part.hasFilter()) {
            findings.add(
                    location, "ValueSet `%s` has a part that lists no codes; expected concepts by code.", canonical);
            return;
        }
        part.getConcept().stream()
                .map(ConceptReferenceComponent::getCode)
                .forEach(code -> codes.add(new CodeList.Code(part.getSystem(), code)));
        part.getValueSet().stream()
                .map(PrimitiveType::getValueAsString)
                .forEach(included -> collect(included, location, codes, visited));
    }
}
