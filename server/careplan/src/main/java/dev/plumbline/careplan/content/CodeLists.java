package dev.plumbline.careplan.content;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * Reads the codes of ValueSets out of the content. Only lists can be read without a terminology server: concepts by code,
 * and other ValueSets of the content that are lists themselves. Anything else becomes a finding about the ValueSet. One
 * without {@code compose} is empty: a site fills it.
 */
public final class CodeLists {

    private final Content content;
    private final List<Problem> problems;

    public CodeLists(Content content, List<Problem> problems) {
        this.content = content;
        this.problems = problems;
    }

    /** The codes of the ValueSet, as far as they can be read. */
    public CodeList of(ValueSet list) {
        Set<CodeList.Code> codes = new HashSet<>();
        read(list, codes, new HashSet<>());
        return new CodeList(codes);
    }

    private void read(ValueSet list, Set<CodeList.Code> codes, Set<ValueSet> seen) {
        if (!seen.add(list)) {
            return;
        }
        var mistakes = Mistakes.about(list, content, problems);
        if (list.getCompose().hasExclude()) {
            mistakes.add("ValueSet.compose.exclude", "It leaves out codes; expected a list of those that are in it.");
        }
        for (int i = 0; i < list.getCompose().getInclude().size(); i++) {
            var include = list.getCompose().getInclude().get(i);
            var location = "ValueSet.compose.include[%d]".formatted(i);
            if (listsCodes(include)) {
                include.getConcept()
                        .forEach(concept -> codes.add(new CodeList.Code(include.getSystem(), concept.getCode())));
            } else if (namesOneList(include)) {
                var named = include.getValueSet().get(0).getValue();
                mistakes.expect(
                                content.find(ValueSet.class, named),
                                location + ".valueSet",
                                "ValueSet `%s` is missing.",
                                named)
                        .ifPresent(other -> read(other, codes, seen));
            } else {
                mistakes.add(
                        location, "It neither lists codes of a system nor names one ValueSet; expected one of both.");
            }
        }
    }

    private static boolean listsCodes(ConceptSetComponent include) {
        return include.hasSystem()
                && include.hasConcept()
                && include.getConcept().stream().allMatch(ConceptReferenceComponent::hasCode)
                && !include.hasFilter()
                && !include.hasValueSet();
    }

    private static boolean namesOneList(ConceptSetComponent include) {
        return include.getValueSet().size() == 1
                && !include.hasSystem()
                && !include.hasConcept()
                && !include.hasFilter();
    }
}
