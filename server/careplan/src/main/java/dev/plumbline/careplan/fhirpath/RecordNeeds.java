package dev.plumbline.careplan.fhirpath;

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
public record RecordNeeds(Map<String, List<Coding>> kinds, boolean birthDate, List<Coding> measured) {

    public RecordNeeds {
        kinds = Map.copyOf(kinds);
        measured = List.copyOf(measured);
    }

    public RecordNeeds(Map<String, List<Coding>> kinds, boolean birthDate) {
        this(kinds, birthDate, List.of());
    }

    /** All codes that are asked for. */
    public Stream<Coding> codes() {
        return kinds.values().stream().flatMap(List::stream);
    }

    /** The kinds that an entry with these codings is of. */
    public Stream<String> kindsOf(List<Coding> codings) {
        return kinds.entrySet().stream()
                .filter(kind -> kind.getValue().stream().anyMatch(code -> isAmong(code, codings)))
                .map(Map.Entry::getKey);
    }

    private static boolean isAmong(Coding code, List<Coding> codings) {
        return codings.stream()
                .anyMatch(coding -> code.getSystem().equals(coding.getSystem())
                        && code.getCode().equals(coding.getCode()));
    }
}
