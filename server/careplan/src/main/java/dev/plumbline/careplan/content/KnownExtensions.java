package dev.plumbline.careplan.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The extensions that content may have, and where: as {@code extensions.txt} lists them, which says how it is read. */
final class KnownExtensions {

    /** Whoever writes one of these means a definition that can be looked up, so an unknown one is misspelt. */
    private static final List<String> SPOKEN_FOR = List.of(
            "https://plumbline.dev/fhir",
            "http://hl7.org/fhir/StructureDefinition/",
            "http://hl7.org/fhir/uv/sdc/",
            "http://hl7.org/fhir/uv/cpg/");

    /** Fewer letters than this apart, an address is a slip of another one and not somebody else's. */
    private static final int SLIP = 4;

    private static final KnownExtensions ALL = new KnownExtensions();

    private final Map<String, String> prefixes = new HashMap<>();
    private final List<KnownExtension> extensions = new ArrayList<>();

    private KnownExtensions() {
        var lines = lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.startsWith("prefix ")) {
                var words = line.split(" ", -1);
                prefixes.put(words[1], words[2]);
            } else if (!isPart(line)) {
                extensions.add(extension(line, lines.subList(i + 1, lines.size())));
            }
        }
    }

    static KnownExtensions all() {
        return ALL;
    }

    private static Stream<String> lines() {
        try (var file = requireNonNull(KnownExtensions.class.getResourceAsStream("extensions.txt"))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isPart(String line) {
        return line.startsWith("  ");
    }

    private KnownExtension extension(String line, List<String> following) {
        var cells = line.split(" \\| ", -1);
        var name = cells[0].split(":", 2);
        var parts = following.stream()
                .takeWhile(KnownExtensions::isPart)
                .map(part -> part.strip().split(" \\| ", -1))
                .collect(Collectors.toMap(
                        part -> part[0], part -> new KnownExtension.Part(list(part[1]), part[2].equals("*"))));
        return new KnownExtension(
                requireNonNull(prefixes.get(name[0])) + name[1],
                list(cells[1]),
                new KnownExtension.Value(list(cells[2]), parts),
                cells[3].equals("*"));
    }

    private static Set<String> list(String cell) {
        return Arrays.stream(cell.split(", ", -1)).collect(Collectors.toSet());
    }

    /** Those of this address, those that are listed by name first. */
    List<KnownExtension> of(String url) {
        return extensions.stream().filter(known -> known.isMeantBy(url)).toList();
    }

    /** Whether nobody but an author's slip can have made this address: it is ours or HL7's, or looks like one that is. */
    boolean mustKnow(String url) {
        return SPOKEN_FOR.stream().anyMatch(url::startsWith)
                || addresses().anyMatch(known -> NearestWords.distance(url, known) < SLIP);
    }

    /** The addresses that are nearest to this one, of those that may stand there. */
    List<String> nearest(String url, String path, String type) {
        var there = extensions.stream()
                .filter(known -> !known.isPattern() && known.mayStandAt(path, type))
                .map(KnownExtension::address)
                .toList();
        return NearestWords.to(url, there.isEmpty() ? addresses().toList() : there);
    }

    private Stream<String> addresses() {
        return extensions.stream().filter(known -> !known.isPattern()).map(KnownExtension::address);
    }
}
