package dev.plumbline.careplan.author;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the text of a file what a mistake is about: its FHIRPath leads to an element, and the words that its message
 * quotes to the place within it. What leads nowhere leads to the nearest element above it.
 */
final class SourcePlaces {

    /** {@code .name}, {@code [0]}, {@code .where(id='x')}, {@code ('https://…')}. */
    private static final Pattern STEP = Pattern.compile(
            "\\.where\\((?<key>\\w+)='(?<value>[^']*)'\\)|\\.(?<name>\\w+)|\\[(?<index>\\d+)]|\\('(?<url>[^']*)'\\)");

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`|'([^']+)'");
    private static final Pattern PARENT = Pattern.compile("\\[element=\"([^\"]+)\"]");

    private final String text;
    private final @Nullable JsonNode root;
    private final Place broken;

    private SourcePlaces(String text, @Nullable JsonNode root, Place broken) {
        this.text = text;
        this.root = root;
        this.broken = broken;
    }

    /** Of any text; all that is wrong with one that is no JSON is where it stops to be that. */
    static SourcePlaces in(String text) {
        try {
            return new SourcePlaces(text, JsonTree.of(text), Place.START);
        } catch (JsonProcessingException noJson) {
            var location = noJson.getLocation();
            return new SourcePlaces(
                    text,
                    null,
                    location == null ? Place.START : new Place(location.getLineNr(), location.getColumnNr()));
        }
    }

    /** Whether the file has an element at this path. */
    boolean has(String location) {
        return root != null && elements(root, location).reached();
    }

    /**
     * Where to look first.
     *
     * @param location FHIRPath, beginning with the type of the resource
     * @param message what is wrong there
     * @param ordinal which one it is, from 0, of several with this location and message
     */
    Place of(String location, String message, int ordinal) {
        if (root == null) {
            return broken;
        }
        var element = elements(root, location).nearest();
        return unknownElement(message, ordinal)
                .or(() -> quoted(element, message))
                .orElse(element.place());
    }

    /** How far a path has led. */
    private record Walk(List<JsonNode> nodes, boolean reached) {

        JsonNode nearest() {
            return nodes.get(0);
        }
    }

    private static Walk elements(JsonNode root, String location) {
        var nodes = List.of(root);
        var steps = STEP.matcher(location);
        while (steps.find()) {
            var next = step(nodes, steps.toMatchResult(), location);
            if (next.isEmpty()) {
                return new Walk(nodes, false);
            }
            nodes = next;
        }
        return new Walk(nodes, true);
    }

    private static List<JsonNode> step(List<JsonNode> nodes, MatchResult step, String location) {
        if (step.group(3) != null) {
            return nodes.stream()
                    .flatMap(node -> node.children().stream())
                    .filter(child -> isNamed(child.name(), step.group(3)))
                    .flatMap(JsonNode::elements)
                    .toList();
        }
        if (step.group(4) != null) {
            return nodes.stream().skip(Long.parseLong(step.group(4))).limit(1).toList();
        }
        var key = step.group(1) == null ? "url" : step.group(1);
        var value = step.group(1) == null ? step.group(5) : step.group(2);
        var found = having(nodes, key, value);
        // An item is named by its linkId alone, at whatever depth of the form it stands.
        return found.isEmpty() && location.startsWith("Questionnaire")
                ? having(nodes.stream().flatMap(JsonNode::all).toList(), key, value)
                : found;
    }

    private static List<JsonNode> having(List<JsonNode> nodes, String key, String value) {
        return nodes.stream()
                .filter(node -> node.textOf(key).filter(value::equals).isPresent())
                .toList();
    }

    /** FHIRPath says {@code detail} where the JSON says {@code detailRange}. */
    private static boolean isNamed(String property, String name) {
        return property.startsWith(name)
                && (property.length() == name.length() || Character.isUpperCase(property.charAt(name.length())));
    }

    /** HAPI names an element that FHIR does not know, and what it stands in. */
    private Optional<Place> unknownElement(String message, int ordinal) {
        var name = QUOTED.matcher(message);
        if (root == null || !message.contains("nknown element") || !name.find()) {
            return Optional.empty();
        }
        var parent = PARENT.matcher(message);
        var within = parent.find() ? parent.group(1) : "";
        var all = root.all().toList();
        var sure = all.stream()
                .filter(node -> within.isEmpty() || isNamed(node.name(), within))
                .flatMap(JsonNode::elements)
                .flatMap(node -> node.children().stream());
        return sure.filter(node -> node.name().equals(name.group(2)))
                .skip(ordinal)
                .findFirst()
                .or(() -> all.stream()
                        .filter(node -> node.name().equals(name.group(2)))
                        .findFirst())
                .map(JsonNode::place);
    }

    /** The first of the quoted words that stands in one of the element's own texts. */
    private Optional<Place> quoted(JsonNode element, String message) {
        var words = QUOTED.matcher(message);
        while (words.find()) {
            var word = words.group(1) == null ? words.group(2) : words.group(1);
            var place = element.all()
                    .filter(node -> !node.text().isEmpty())
                    .flatMap(node -> within(node, word).stream())
                    .findFirst();
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    /** FHIRPath quotes {@code %answer.`leg.bent`} where a message says {@code %answer.leg.bent}. */
    private Optional<Place> within(JsonNode node, String word) {
        int dot = word.indexOf('.');
        var inExpression = word.startsWith("%") && dot > 0
                ? word.substring(0, dot + 1) + "`" + word.substring(dot + 1) + "`"
                : word;
        var source = text.substring(node.start(), Math.min(node.end(), text.length()));
        int at = source.contains(word) ? source.indexOf(word) : source.indexOf(inExpression);
        return at < 0 ? Optional.empty() : Optional.of(Place.of(text, node.start() + at));
    }
}
