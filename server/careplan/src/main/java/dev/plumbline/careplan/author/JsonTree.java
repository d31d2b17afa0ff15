package dev.plumbline.careplan.author;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a JSON text together with the places of what is in it. */
final class JsonTree {

    private static final JsonFactory JSON = new JsonFactory();

    private final String text;
    private final JsonParser parser;

    private JsonTree(String text, JsonParser parser) {
        this.text = text;
        this.parser = parser;
    }

    /**
     * The root.
     *
     * @throws JsonProcessingException with the place where it is no JSON
     */
    static JsonNode of(String text) throws JsonProcessingException {
        try {
            var parser = JSON.createParser(text);
            parser.nextToken();
            return new JsonTree(text, parser).node("", Place.START);
        } catch (JsonProcessingException broken) {
            throw broken;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonNode node(String name, Place place) throws IOException {
        int start = offset();
        var token = parser.currentToken();
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            var words = token == null || !token.isScalarValue() ? "" : String.valueOf(parser.getText());
            // A string is read to its end only now that its text was asked for.
            int end = (int) parser.currentLocation().getCharOffset();
            return new JsonNode(name, place, start, end, words, false, List.of());
        }
        boolean list = token == JsonToken.START_ARRAY;
        var children = new ArrayList<JsonNode>();
        while (!parser.nextToken().isStructEnd()) {
            var here = Place.of(text, offset());
            var property = list ? "" : parser.currentName();
            if (!list) {
                parser.nextToken();
            }
            children.add(node(property, here));
        }
        return new JsonNode(name, place, start, offset() + 1, "", list, children);
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }
}
