package dev.plumbline.careplan.author;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One value of a JSON text, with its place.
 *
 * @param name of the property that holds it; empty in an array and at the root
 * @param place of that property's name, else of the value
 * @param start of the value in the text, in characters from 0
 * @param end of the value, exclusive
 * @param text of a string or a number; empty of everything else
 * @param list whether it is an array
 * @param children the properties of an object or the values of an array, in their order
 */
record JsonNode(String name, Place place, int start, int end, String text, boolean list, List<JsonNode> children) {

    JsonNode {
        children = List.copyOf(children);
    }

    /** Its values if it is an array, else itself. */
    Stream<JsonNode> elements() {
        return list ? children.stream() : Stream.of(this);
    }

    /** Itself and everything within it, each before what is within that. */
    Stream<JsonNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(JsonNode::all));
    }

    /** The text of its property of this name. */
    Optional<String> textOf(String property) {
        return children.stream()
                .filter(child -> child.name().equals(property))
                .map(JsonNode::text)
                .findFirst();
    }
}
