package dev.plumbline.careplan.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.careplan.fixture.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site's lists and maps name codes that are there. */
class NamedCodesTest {

    @TempDir
    Path folder;

    @Test
    void findsACodeOfOursThatAListOfTheSiteInvents() throws IOException {
        write("""
                {"resourceType": "ValueSet", "id": "our-items", "url": "https://clinic.example/ValueSet/our-items",
                 "status": "active", "compose": {"include": [
                   {"system": "http://loinc.org", "concept": [{"code": "72514-3"}]},
                   {"system": "https://plumbline.dev/fhir/CodeSystem/measure", "concept": [{"code": "pian"}, {"code": "pain"}]}]}}
                """);

        assertProblem("ValueSet.compose.include[1].concept", "pian");
    }

    @Test
    void findsItInWhatAddsToAShippedListToo() throws IOException {
        write("""
                {"resourceType": "ValueSet", "id": "our-drugs", "url": "https://plumbline.dev/fhir/ValueSet/vpa-bone-drug",
                 "status": "active", "compose": {"include": [
                   {"system": "https://plumbline.dev/fhir/CodeSystem/measure", "concept": [{"code": "pian"}]}]}}
                """);

        assertProblem("ValueSet.compose.include[0].concept", "pian");
    }

    @Test
    void findsItOnBothSidesOfAMap() throws IOException {
        write(map("pian", "72514-3", "http://loinc.org", "https://plumbline.dev/fhir/CodeSystem/measure"));
        assertProblem("ConceptMap.group[0].element", "pian");

        write(map("72514-3", "pian", "https://plumbline.dev/fhir/CodeSystem/measure", "http://loinc.org"));
        assertProblem("ConceptMap.group[0].element.target", "pian");
    }

    @Test
    void takesCodesThatAreThereAndThoseOfOthers() throws IOException {
        write(map("pain", "anything", "http://loinc.org", "https://plumbline.dev/fhir/CodeSystem/measure"));

        assertThatCode(() -> Shipped.and(folder)).doesNotThrowAnyException();
    }

    private static String map(String code, String target, String targetSystem, String sourceSystem) {
        return """
                {"resourceType": "ConceptMap", "id": "our-map", "url": "https://clinic.example/ConceptMap/our-map",
                 "status": "active", "group": [{"source": "%s", "target": "%s", "element": [
                   {"code": "%s", "target": [{"code": "%s", "equivalence": "equivalent"}]}]}]}
                """.formatted(sourceSystem, targetSystem, code, target);
    }

    private void write(String resource) throws IOException {
        Files.writeString(folder.resolve("own.json"), resource);
    }

    private void assertProblem(String location, String code) {
        var refused = catchThrowableOfType(() -> Shipped.and(folder), ContentRejected.class);

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).contains("own.json");
            assertThat(problem.location()).isEqualTo(location);
            assertThat(problem.message())
                    .isEqualTo("Code `%s` is not in `https://plumbline.dev/fhir/CodeSystem/measure`.".formatted(code));
        });
    }
}
