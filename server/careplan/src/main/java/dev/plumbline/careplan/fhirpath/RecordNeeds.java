package dev.plumbline.careplan.fhirpath;

import dev.plumbline.careplan.content.CodeList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;

/**
 * What a template must know of a patient's health record besides the reports.
 *
 * @param kinds the codes of each kind of entry that its rules ask for, by the kind's name; without codes nothing is of
 *     that kind
 * @param birthDate whether they ask for the age
 * @param measured codes of the measures of which what somebody else measures is a reading
 */
public record RecordNeeds(Map<String, CodeList> kinds, boolean birthDate, List<Coding> measured) {

    public RecordNeeds {
        kinds = Map.copyOf(kinds);
        measured = List.copyOf(measured);
    }

    public RecordNeeds(Map<String, CodeList> kinds, boolean birthDate) {
        this(kinds, birthDate, List.of());
    }

    /** Whether any entry at all could be asked for. */
    public boolean asksForEntries() {
        return kinds.values().stream().anyMatch(list -> !list.codes().isEmpty());
    }

    /** The kinds that an entry with these codings is of. */
    public Stream<String> kindsOf(Collection<Coding> codings) {
        return kinds.entrySet().stream()
                .filter(kind -> kind.getValue().hasAny(codings))
                .map(Map.Entry::getKey);
    }
}
