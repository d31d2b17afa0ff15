package dev.plumbline.careplan.content;

import dev.plumbline.careplan.store.Canonicals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * The kinds of entries of the health record for which rules may ask: ValueSets of the content, as lists of codes. The
 * codes of a record are looked up in them one by one, so only those will do that list them, or that consist of others that do.
 * One without {@code compose} is empty: a site fills it.
 */
public final class EntryKinds {

    private static final String PREFIX = Canonicals.BASE + "/ValueSet/";

    private final Content content;
    private final CodeLists lists;
    private final Map<String, CodeList> known = new HashMap<>();

    public EntryKinds(Content content, List<Problem> problems) {
        this.content = content;
        this.lists = new CodeLists(content, problems);
    }

    /** Their names. */
    public Set<String> names() {
        return content.resources(ValueSet.class)
                .map(ValueSet::getUrl)
                .filter(url -> url != null && url.startsWith(PREFIX))
                .map(url -> url.substring(PREFIX.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The codes of one; what cannot be listed becomes a finding, once. */
    public CodeList codes(String name) {
        return known.computeIfAbsent(name, this::read);
    }

    private CodeList read(String name) {
        return content.find(ValueSet.class, PREFIX + name).map(lists::of).orElse(new CodeList(Set.of()));
    }
}
