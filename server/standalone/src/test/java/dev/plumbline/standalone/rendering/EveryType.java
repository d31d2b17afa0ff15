package dev.plumbline.standalone.rendering;

import dev.plumbline.standalone.support.FhirServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;

/** A form with an item of every type that our forms use, and one patient's answers to it. */
final class EveryType {

    /** What the patient clicks and types; the browser's clock is Berlin's. */
    static final Map<String, Object> CLICKED = Map.ofEntries(
            Map.entry("score", 3),
            Map.entry("fever", true),
            Map.entry("temperature", Map.of("value", 100.4, "unit", "°F")),
            Map.entry("weight", Map.of("value", 71.5, "unit", "kg")),
            Map.entry("walk", "room"),
            Map.entry("where", List.of("back", "elsewhere")),
            Map.entry("elsewhere", "Hip"),
            Map.entry("taken", true),
            Map.entry("dose", 1.5),
            Map.entry("since", "2026-01-14"),
            Map.entry("about", "2026-01-15T08:30:00"),
            Map.entry("note", "Slept well"));

    /** The same as the server has to get it. */
    static final Map<String, List<String>> SENT = Map.ofEntries(
            Map.entry("alarm", List.of("false")),
            Map.entry("score", List.of("3")),
            Map.entry("fever", List.of("true")),
            Map.entry("temperature", List.of("100.4 [degF]")),
            Map.entry("weight", List.of("71.5 kg")),
            Map.entry("walk", List.of("room")),
            Map.entry("where", List.of("back", "elsewhere")),
            Map.entry("elsewhere", List.of("Hip")),
            Map.entry("taken", List.of("true")),
            Map.entry("dose", List.of("1.5")),
            Map.entry("since", List.of("2026-01-14")),
            Map.entry("about", List.of("2026-01-15T07:30:00Z")),
            Map.entry("note", List.of("Slept well")));

    private static final String FILE = "/renderers/Questionnaire-every-type.json";

    private EveryType() {}

    /** Its id on the server. */
    static String storedOn(FhirServer server) {
        var parser = server.client().getFhirContext().newJsonParser();
        try (InputStream file = Objects.requireNonNull(EveryType.class.getResourceAsStream(FILE))) {
            var form = parser.parseResource(Questionnaire.class, file);
            return server.client().update().resource(form).execute().getId().getIdPart();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answers in a response, by linkId. */
    static Map<String, List<String>> answersIn(QuestionnaireResponse response) {
        var answers = new LinkedHashMap<String, List<String>>();
        response.getItem().stream()
                .flatMap(EveryType::withNested)
                .filter(QuestionnaireResponseItemComponent::hasAnswer)
                .forEach(item -> answers.put(
                        item.getLinkId(),
                        item.getAnswer().stream()
                                .map(answer -> inWords(answer.getValue()))
                                .toList()));
        return answers;
    }

    private static Stream<QuestionnaireResponseItemComponent> withNested(QuestionnaireResponseItemComponent item) {
        var below = Stream.concat(
                item.getItem().stream(), item.getAnswer().stream().flatMap(answer -> answer.getItem().stream()));
        return Stream.concat(Stream.of(item), below.flatMap(EveryType::withNested));
    }

    private static String inWords(Type value) {
        if (value instanceof Coding coding) {
            return coding.getCode();
        }
        if (value instanceof Quantity quantity) {
            return quantity.getValue().toPlainString() + " " + quantity.getCode();
        }
        if (value instanceof DateTimeType moment) {
            return moment.getValue().toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
        }
        return value.primitiveValue();
    }
}
