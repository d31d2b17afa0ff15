package dev.plumbline.careplan.fhirpath;

import dev.plumbline.careplan.content.EntryKinds;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.recovery.fact.FactName;
import dev.plumbline.recovery.fact.Vocabulary;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;

/** The facts that the expressions of one template name, each held against the vocabulary. */
public final class NamedFacts {

    private final Vocabulary vocabulary;
    private final Set<FactName> named = new HashSet<>();

    public NamedFacts(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The codes of the template's variants, by axis. */
    public Map<String, Set<String>> variants() {
        return vocabulary.variants();
    }

    /** Whether each fact that the expression names can have a value; those that cannot become mistakes. */
    public boolean knowsAll(FactExpression expression, Mistakes mistakes, String location) {
        var unknown = expression.names().stream()
                .filter(name -> !vocabulary.knows(name))
                .sorted(Comparator.comparing(FactName::toString))
                .toList();
        unknown.forEach(name -> mistakes.add(location, "%s", unknown(name)));
        named.addAll(expression.names());
        return unknown.isEmpty();
    }

    private String unknown(FactName name) {
        return "Fact `%s` is unknown%s.".formatted(name, new UnknownFact(vocabulary, name).reason());
    }

    /**
     * What they ask of the health record, as far as the vocabulary has it.
     *
     * @param measured the codes of the measures that somebody else may measure
     */
    public RecordNeeds needs(EntryKinds kinds, List<Coding> measured) {
        var asked = named.stream()
                .filter(FactName::isAboutEntries)
                .filter(vocabulary::knows)
                .map(FactName::property)
                .distinct()
                .collect(Collectors.toMap(kind -> kind, kinds::codes));
        return new RecordNeeds(asked, named.stream().map(FactName::subject).anyMatch(FactName.AGE::equals), measured);
    }
}
