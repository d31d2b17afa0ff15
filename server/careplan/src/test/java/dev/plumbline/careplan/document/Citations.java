package dev.plumbline.careplan.document;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.RelatedArtifact;

/** The sources of one element of the content, and the kinds of evidence that they name. */
final class Citations {

    private static final Pattern EVIDENCE = Pattern.compile("[Ee]vidence ([FRD])\\b");
    private static final List<String> KINDS = List.of("F", "R", "D");

    private final List<RelatedArtifact> sources;

    Citations(List<RelatedArtifact> sources) {
        this.sources = sources.stream().filter(RelatedArtifact::hasCitation).toList();
    }

    /** One source a line. */
    String lines() {
        return sources.stream().map(Citations::line).collect(Collectors.joining("\n"));
    }

    static String line(RelatedArtifact source) {
        var place = Stream.of(source.getLabel(), source.getDisplay())
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining(", "));
        return place.isEmpty() ? source.getCitation() : "*%s.* %s".formatted(place, source.getCitation());
    }

    /** {@code F, D}: what was read, recalled and designed, in this order. */
    String evidence() {
        return evidence(sources.stream().map(RelatedArtifact::getCitation).collect(Collectors.joining(" ")));
    }

    static String evidence(String text) {
        var named = EVIDENCE.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1).toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return KINDS.stream().filter(named::contains).collect(Collectors.joining(", "));
    }
}
