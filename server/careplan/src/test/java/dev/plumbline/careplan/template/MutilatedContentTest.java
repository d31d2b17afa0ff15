package dev.plumbline.careplan.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.content.ContentRejected;
import dev.plumbline.careplan.content.ElementTree;
import dev.plumbline.careplan.content.ExtensionMistakes;
import dev.plumbline.careplan.content.Mistakes;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.fixture.ContentTexts;
import dev.plumbline.careplan.fixture.Examples;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.ShippedSources;
import dev.plumbline.careplan.site.SiteValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is missing, of another type or there twice in a template, its author gets a list of mistakes or a template that works, and never
 * another exception, which would say neither where nor what.
 */
class MutilatedContentTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String URGENCY = "classpath*:plumbline/terminology/CodeSystem-urgency.json";

    /** The one setting of the shipped content that the template uses. */
    private static final String SETTINGS = """
            {"resourceType": "Parameters", "id": "contact", "parameter": [{"name": "emergency-number", "part": [
              {"name": "default", "valueString": "the emergency number"}, {"name": "maxLength", "valueInteger": 60},
              {"name": "text", "valueString": "Whom to call."},
              {"name": "citation", "valueString": "Made up for a test. Evidence D (design choice)."}]}]}
            """;

    /** What may be left out of a limit, each with the reason. */
    private static final Map<String, String> KEPT = Map.of(
            ".*\\.detailRange\\.(high|low)\\.unit", "what people read; the code is judged",
            ".*\\.due\\.unit", "what people read; the code is judged",
            ".*\\.due\\.system", "the code of a duration is known without it",
            ".*\\.target\\[0]\\.detailRange",
                    "the first days of a path may have no limit, which nobody can tell from a lost one");

    @TempDir
    Path folder;

    static Stream<String> files() throws IOException {
        try (var files = Files.list(Examples.hipReplacement())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isLoadedOrRefusedWithFindings(String file) throws IOException {
        copyExample();
        var whole = Files.readString(folder.resolve(file));
        assertThatCode(this::load).doesNotThrowAnyException();
        var failures = new ArrayList<String>();
        var mutilations = mutilations(JSON.readTree(whole), "");
        for (int i = 0; i < mutilations.size(); i++) {
            var changed = JSON.readTree(whole);
            // The same walk over the same tree finds the same place.
            var mutilation = mutilations(changed, "").get(i);
            mutilation.change().run();
            Files.writeString(folder.resolve(file), JSON.writeValueAsString(changed));
            failure().ifPresent(other -> failures.add(mutilation.name() + ": " + other));
        }

        assertThat(mutilations).hasSizeGreaterThan(10);
        assertThat(failures).isEmpty();
    }

    /** Whatever says a limit, its unit or its side: nothing of it can be lost, doubled or turned in silence. */
    @ParameterizedTest
    @ValueSource(
            strings = {"detailRange", "high", "low", "extension", "url", "system", "code", "language", "due", "unit"})
    void refusesEveryLimitOfWhichAPartIsGone(String part) throws IOException {
        var file = "PlanDefinition-hip-replacement-aftercare.json";
        copyExample();
        var whole = Files.readString(folder.resolve(file));
        var silent = new ArrayList<String>();
        var mutilations = mutilations(JSON.readTree(whole), "");
        for (int i = 0; i < mutilations.size(); i++) {
            var name = mutilations.get(i).name();
            if (!name.matches("without \\.goal\\[[01]]\\.target\\[\\d]\\.(detailRange\\b.*|due\\b.*)")
                    || !name.endsWith("." + part)) {
                continue;
            }
            var changed = JSON.readTree(whole);
            mutilations(changed, "").get(i).change().run();
            Files.writeString(folder.resolve(file), JSON.writeValueAsString(changed));
            if (isLoaded() && KEPT.keySet().stream().noneMatch(name::matches)) {
                silent.add(name);
            }
        }

        assertThat(silent).isEmpty();
    }

    /** Every extension of the shipped files, its address misspelt in one letter, is a mistake at its place. */
    @ParameterizedTest
    @MethodSource("templateFiles")
    void refusesEveryShippedExtensionWithAMisspeltAddress(ContentFile file) {
        var silent = new ArrayList<String>();
        var extensions = new ArrayList<Extension>();
        ElementTree.walk(file.resource(), (parent, element, place) -> {
            if (element instanceof Extension extension) {
                extensions.add(extension);
            }
        });
        extensions.forEach(extension -> {
            var url = extension.getUrl();
            var misspelt = url.substring(0, url.length() - 2) + url.charAt(url.length() - 1);
            extension.setUrl(misspelt);
            if (mistakes(file).stream().noneMatch(problem -> problem.message().contains("`" + misspelt + "`"))) {
                silent.add(url);
            }
            extension.setUrl(url);
        });

        assertThat(silent).isEmpty();
    }

    static Stream<ContentFile> templateFiles() {
        return Stream.of(PlanDefinition.class, ActivityDefinition.class, Questionnaire.class)
                .flatMap(type -> ShippedSources.files(type).stream())
                .filter(file -> file.resource() instanceof DomainResource);
    }

    private static List<Problem> mistakes(ContentFile file) {
        var problems = new ArrayList<Problem>();
        ExtensionMistakes.find(file.resource(), new Mistakes(problems, file.path()));
        return problems;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "null",
                "{\"resourceType\": \"Plan\"}",
                "{\"resourceType\": \"PlanDefinition\"}"
            })
    void refusesAFileThatIsNoResource(String text) throws IOException {
        Files.writeString(folder.resolve("PlanDefinition-none.json"), text);

        assertThatExceptionOfType(ContentRejected.class)
                .isThrownBy(this::load)
                .withMessageContaining("PlanDefinition-none.json");
    }

    @Test
    void refusesAFormThatIsWrittenByHandAndMadeOfAnother() throws IOException {
        var form = """
                {"resourceType": "Questionnaire", "id": "%1$s", "url": "https://example.org/fhir/Questionnaire/%1$s",
                 "version": "1.0.0", "status": "active", "language": "en", "title": "Hand", "_title": {"extension": [
                   {"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [
                     {"url": "lang", "valueCode": "de"}, {"url": "content", "valueString": "Hand"}]}]}}
                """;
        Files.writeString(folder.resolve("hand.json"), form.formatted("hand"));
        Files.writeString(folder.resolve("hand-de.json"), form.formatted("hand-de"));

        assertThatExceptionOfType(ContentRejected.class)
                .isThrownBy(this::load)
                .withMessageContaining("`https://example.org/fhir/Questionnaire/hand-de` stands in ");
    }

    private void copyExample() throws IOException {
        for (var other : files().toList()) {
            Files.copy(Examples.hipReplacement().resolve(other), folder.resolve(other));
        }
        Files.writeString(folder.resolve("Parameters-contact.json"), SETTINGS);
    }

    private boolean isLoaded() {
        try {
            load();
            return true;
        } catch (ContentRejected refused) {
            return false;
        }
    }

    /** What the author gets instead of findings. */
    private Optional<RuntimeException> failure() {
        try {
            load();
            return Optional.empty();
        } catch (ContentRejected refused) {
            return Optional.empty();
        } catch (RuntimeException other) {
            return Optional.of(other);
        }
    }

    private void load() {
        var reader = new ContentReader(Shipped.FHIR, SiteValues.NONE);
        var content = new Content(
                reader.read(ContentTexts.matching(URGENCY), ContentTexts.matching("file:" + folder + "/*.json")));
        TemplateCompiler.compile(Shipped.FHIR, content);
    }

    /** One thing that is done to one element. */
    private record Mutilation(String name, Runnable change) {}

    private static List<Mutilation> mutilations(JsonNode node, String place) {
        var found = new ArrayList<Mutilation>();
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                var here = place + "." + name;
                found.add(new Mutilation("without " + here, () -> object.remove(name)));
                if (name.matches("value[A-Z]\\w*")) {
                    found.add(new Mutilation("another type " + here, () -> {
                        object.remove(name);
                        object.putObject("valuePeriod").put("end", "2026");
                    }));
                }
                found.addAll(mutilations(object.get(name), here));
            });
        }
        if (node instanceof ArrayNode array) {
            IntStream.range(0, array.size()).forEach(index -> {
                var here = place + "[" + index + "]";
                found.add(new Mutilation(
                        "twice " + here, () -> array.add(array.get(index).deepCopy())));
                found.addAll(mutilations(array.get(index), here));
            });
        }
        return found;
    }
}
