package dev.plumbline.plugin.template;

import dev.plumbline.plugin.store.Canonicals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * The kinds of entries of the health record for which rules may ask: ValueSets of the content, as lists of codes. The
 * record is searched for the codes one by one, so only those will do that list them, or that consist of others that do.
 * One without {@code compose} is empty: a site fills it.
 */
final class EntryKinds {

    private static final String PREFIX = Canonicals.BASE + "/ValueSet/";

    private final Content content;
    private final List<Problem> problems;
    private final Map<String, List<Coding>> known = new HashMap<>();

    EntryKinds(Content content, List<Problem> problems) {
        this.content = content;
        this.problems = problems;
    }

    /** Their names. */
    Set<String> names() {
        return content.resources(ValueSet.class)
                .map(ValueSet::getUrl)
                .filter(url -> url != null && url.startsWith(PREFIX))
                .map(url -> url.substring(PREFIX.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The codes of one; what cannot be listed becomes a finding, once. */
    List<Coding> codes(String name) {
        return known.computeIfAbsent(name, this::read);
    }

    private List<Coding> read(String name) {
        var codes = new ArrayList<Coding>();
        content.find(ValueSet.class, PREFIX + name).ifPresent(list -> read(list, codes, new HashSet<>()));
        return List.copyOf(codes);
    }

    private void read(ValueSet list, List<Coding> codes, Set<ValueSet> seen) {
        if (!seen.add(list)) {
            return;
        }
        var findings = Findings.about(list, content, problems);
        if (list.getCompose().hasExclude()) {
            findings.add("ValueSet.compose.exclude", "It leaves out codes; expected a list of those that are in it.");
        }
        for (int i = 0; i < list.getCompose().getInclude().size(); i++) {
            var include = list.getCompose().getInclude().get(i);
            var location = "ValueSet.compose.include[%d]".formatted(i);
            if (listsCodes(include)) {
                include.getConcept()
                        .forEach(concept -> codes.add(new Coding()
                                .setSystem(include.getSystem())
                                .setCode(concept.getCode())
                                .setDisplay(concept.getDisplay())));
            } else if (namesOneList(include)) {
                var named = include.getValueSet().get(0).getValue();
                findings.expect(
                                content.find(ValueSet.class, named),
                                location + ".valueSet",
                                "ValueSet `%s` is missing.",
                                named)
                        .ifPresent(other -> read(other, codes, seen));
            } else {
                findings.add(
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
