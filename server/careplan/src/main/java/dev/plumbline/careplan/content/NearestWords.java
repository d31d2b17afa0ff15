package dev.plumbline.careplan.content;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what an author may have meant by a word that nobody knows. */
public final class NearestWords {

    private static final int MOST = 3;

    /** How many letters must be changed, added or taken away to make one word of the other. */
    private static final LevenshteinDistance LETTERS = LevenshteinDistance.getDefaultInstance();

    private NearestWords() {}

    /** Up to three of those that are known, the nearest first; capital letters count like small ones. */
    public static List<String> to(String word, Collection<String> known) {
        return known.stream()
                .distinct()
                .sorted(Comparator.<String>comparingInt(name -> distance(word, name))
                        .thenComparing(name -> name))
                .limit(MOST)
                .toList();
    }

    /** The same as the end of a sentence, {@code ; nearest: `pain`}; empty where nothing is known. */
    public static String inWords(String word, Collection<String> known) {
        return known.isEmpty() ? "" : to(word, known).stream().collect(Collectors.joining("`, `", "; nearest: `", "`"));
    }

    static int distance(String word, String other) {
        return LETTERS.apply(word.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
