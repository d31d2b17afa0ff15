package dev.plumbline.careplan.fhirpath;

import dev.plumbline.careplan.content.NearestWords;
import dev.plumbline.recovery.fact.FactName;
import dev.plumbline.recovery.fact.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Says why a fact can never have a value, and which names are nearest to the one that was written. */
record UnknownFact(Vocabulary vocabulary, FactName name) {

    /** Goes on after "is unknown": {@code : no form of the template asks `pian`; nearest: `pain`}; empty where no more is known. */
    String reason() {
        var subject = name.subject();
        if (name.isAboutAnswers()) {
            return ofAnswer();
        }
        if (subject.equals(FactName.VARIANT)) {
            return absent(
                    "the template has no axis",
                    name.property(),
                    vocabulary.variants().keySet());
        }
        if (subject.equals(FactName.MISSED)) {
            return absent("no action of the template asks for check-ins as", name.property(), vocabulary.series());
        }
        if (name.isAboutEntries()) {
            return absent("the terminology has no ValueSet", name.property(), vocabulary.kinds());
        }
        if (subject.equals(FactName.CHECK_INS) || FactName.standsAlone(subject)) {
            return "";
        }
        return vocabulary.measures().contains(subject)
                ? ": measure `%s` has no fact `%s`".formatted(subject, name.property())
                : absent("no goal of the template measures", subject, vocabulary.measures());
    }

    private String ofAnswer() {
        var options = vocabulary.items().get(name.item());
        return options == null
                ? absent(
                        "no form of the template asks",
                        name.item(),
                        vocabulary.items().keySet())
                : ": item `%s` is asked, but `%s` is no test of it%s"
                        .formatted(
                                name.item(),
                                name.property(),
                                NearestWords.inWords(name.property(), choices(name.item(), options)));
    }

    private static List<String> choices(String item, Set<String> options) {
        return options.stream().map(option -> item + "=" + option).toList();
    }

    private static String absent(String what, String word, Collection<String> known) {
        return ": %s `%s`%s".formatted(what, word, NearestWords.inWords(word, known));
    }
}
