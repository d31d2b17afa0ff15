package dev.plumbline.standalone.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * One change to a document, at a place that a number picks.
 *
 * @param kind what is done there
 * @param place which node of the document, counted through
 * @param junk what is put there
 */
record Mutation(Kind kind, int place, String junk) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What can be done to a document. */
    enum Kind {
        REPLACE,
        REMOVE,
        REPEAT,
        RENAME,
        EXTEND,
        NEST
    }

    /** From one to four changes. */
    static Arbitrary<List<Mutation>> some() {
        var one = Combinators.combine(
                        Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 5_000), anyJunk())
                .as(Mutation::new);
        return one.list().ofMinSize(1).ofMaxSize(4);
    }

    /** JSON values that a client might put where they do not belong. */
    private static Arbitrary<String> anyJunk() {
        return Arbitraries.oneOf(
                Arbitraries.of("null", "true", "false", "{}", "[]", "[[]]", "\"\"", "-0", "1e20000", "1e-20000"),
                Arbitraries.of(
                        "\"completed\"", "\"entered-in-error\"", "\"amended\"", "\"in-progress\"", "\"stopped\""),
                Arbitraries.of("{\"reference\":\"#\"}", "{\"reference\":\"CarePlan/plumbline-x\"}", "\"urn:uuid:0\""),
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.bigDecimals().ofScale(30).map(String::valueOf),
                Arbitraries.strings().all().ofMaxLength(30).map(Mutation::quoted),
                Arbitraries.strings()
                        .withChars('\u0000', '\u202e', '\ud83d', '|', '\'', '`', '%', '$')
                        .ofMaxLength(8)
                        .map(Mutation::quoted));
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String applied(String document, List<Mutation> mutations) {
        try {
            var tree = (ObjectNode) JSON.readTree(document);
            for (var mutation : mutations) {
                mutation.applyTo(tree);
            }
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void applyTo(ObjectNode tree) throws JsonProcessingException {
        var places = new ArrayList<Place>();
        collect(tree, places);
        if (!places.isEmpty()) {
            change(places.get(place % places.size()), JSON.readTree(junk));
        }
    }

    private void change(Place at, JsonNode value) {
        switch (kind) {
            case REPLACE -> at.put(value);
            case REMOVE -> at.remove();
            case REPEAT -> at.repeat();
            case RENAME -> at.rename("x" + place);
            case EXTEND -> at.extend(value);
            case NEST -> at.nest(place % 60);
        }
    }

    private static void collect(JsonNode node, List<Place> places) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> places.add(new Place(object, name, 0)));
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                places.add(new Place(array, "", index));
            }
        }
        node.forEach(child -> collect(child, places));
    }

    private record Place(JsonNode parent, String name, int index) {

        JsonNode value() {
            return parent instanceof ObjectNode ? parent.get(name) : parent.get(index);
        }

        void put(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }

        void repeat() {
            if (parent instanceof ArrayNode array) {
                array.add(value().deepCopy());
            } else {
                put(JSON.createArrayNode().add(value().deepCopy()).add(value().deepCopy()));
            }
        }

        void rename(String other) {
            if (parent instanceof ObjectNode object) {
                object.set(other, object.remove(name));
            }
        }

        void extend(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                var extension = JSON.createObjectNode().put("url", "https://example.org/x");
                extension.set("valueString", value);
                object.set(
                        "_" + name,
                        JSON.createObjectNode()
                                .set("extension", JSON.createArrayNode().add(extension)));
                object.set("extension", JSON.createArrayNode().add(extension.deepCopy()));
            }
        }

        void nest(int depth) {
            if (parent instanceof ObjectNode object) {
                JsonNode nested = JSON.createObjectNode().put("linkId", "deep");
                for (int level = 0; level < depth; level++) {
                    nested = JSON.createObjectNode()
                            .put("linkId", "deep")
                            .set("item", JSON.createArrayNode().add(nested));
                }
                object.set("item", JSON.createArrayNode().add(nested));
            }
        }
    }
}
