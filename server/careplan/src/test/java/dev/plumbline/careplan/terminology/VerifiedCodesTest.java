package dev.plumbline.careplan.terminology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.store.Canonicals;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code of a foreign system that we ship was seen in a published source: the verified codes of the clinical basis, and nothing else. */
class VerifiedCodesTest {

    /** A code inside an expression or a search, {@code http://loinc.org|8310-5}. */
    private static final Pattern IN_TEXT = Pattern.compile("(http://(?:loinc\\.org|snomed\\.info/sct))\\|([0-9-]+)");

    private static final Map<Code, Set<String>> VERIFIED = verified();

    @Test
    void shipsNoCodeThatIsNotVerified() {
        var foreign = Shipped.all(Resource.class).stream()
                .flatMap(VerifiedCodesTest::codings)
                .toList();

        assertThat(foreign).hasSizeGreaterThan(100);
        assertThat(foreign)
                .allSatisfy(coding -> assertThat(isVerified(coding))
                        .as("%s|%s %s", coding.getSystem(), coding.getCode(), coding.getDisplay())
                        .isTrue());
    }

    /** Traps: codes of other procedures, or of none at all, that public software uses. */
    @ParameterizedTest
    @ValueSource(strings = {"429616001", "447766008", "392010000", "273904001", "38265-5", "38263-0"})
    void shipsNoneOfTheCodesThatWereFoundWrong(String trap) {
        assertThat(VERIFIED.keySet()).noneMatch(code -> code.code().equals(trap));
        assertThat(Shipped.all(Resource.class))
                .noneMatch(resource -> Shipped.FHIR
                        .newJsonParser()
                        .encodeResourceToString(resource)
                        .contains("\"" + trap));
    }

    @Test
    void findsAnUnverifiedCodeAndAWrongDisplay() {
        var list = new ValueSet();
        list.getCompose()
                .addInclude()
                .setSystem("http://snomed.info/sct")
                .addConcept()
                .setCode("429616001");
        var map = new ConceptMap();
        map.addGroup().setTarget("http://loinc.org").addElement().addTarget().setCode("38265-5");
        var text = new ValueSet().setPurpose("Observation?code=http://loinc.org|38263-0");

        assertThat(Stream.of(list, map, text).flatMap(VerifiedCodesTest::codings))
                .hasSize(3)
                .noneMatch(VerifiedCodesTest::isVerified);
        assertThat(isVerified(new Coding("http://snomed.info/sct", "1912002", "Fever")))
                .isFalse();
        assertThat(isVerified(new Coding("http://snomed.info/sct", "1912002", "Fall")))
                .isTrue();
        assertThat(isVerified(new Coding("http://www.ama-assn.org/go/cpt", "22510", null)))
                .isFalse();
    }

    private static boolean isVerified(Coding coding) {
        var displays = VERIFIED.get(new Code(coding.getSystem(), coding.getCode()));
        if (displays == null) {
            return isOfFhirItself(coding);
        }
        return !coding.hasDisplay() || displays.contains("") || displays.contains(coding.getDisplay());
    }

    private static boolean isOfFhirItself(Coding coding) {
        return coding.getSystem().matches("http://(terminology\\.)?hl7\\.org/.*")
                && Shipped.FHIR.getValidationSupport().fetchCodeSystem(coding.getSystem()) instanceof CodeSystem system
                && Concepts.find(system, coding.getCode()).isPresent();
    }

    private static Stream<Coding> codings(Resource resource) {
        var terser = Shipped.FHIR.newTerser();
        var codings = terser.getAllPopulatedChildElementsOfType(resource, Coding.class).stream();
        var quantities = terser.getAllPopulatedChildElementsOfType(resource, Quantity.class).stream()
                .map(quantity -> new Coding(quantity.getSystem(), quantity.getCode(), null));
        return Stream.of(codings, quantities, listed(resource), mapped(resource), inText(resource))
                .flatMap(each -> each)
                .filter(Coding::hasSystem)
                .filter(coding -> !coding.getSystem().startsWith(Canonicals.BASE));
    }

    private static Stream<Coding> listed(Resource resource) {
        if (!(resource instanceof ValueSet valueSet)) {
            return Stream.of();
        }
        return valueSet.getCompose().getInclude().stream()
                .flatMap(part -> part.getConcept().stream()
                        .map(concept -> new Coding(part.getSystem(), concept.getCode(), concept.getDisplay())));
    }

    private static Stream<Coding> mapped(Resource resource) {
        if (!(resource instanceof ConceptMap map)) {
            return Stream.of();
        }
        return map.getGroup().stream()
                .flatMap(group -> group.getElement().stream()
                        .flatMap(element -> element.getTarget().stream())
                        .filter(ConceptMap.TargetElementComponent::hasCode)
                        .map(target -> new Coding(group.getTarget(), target.getCode(), target.getDisplay())));
    }

    private static Stream<Coding> inText(Resource resource) {
        var json = Shipped.FHIR.newJsonParser().encodeResourceToString(resource);
        return IN_TEXT.matcher(json).results().map(found -> new Coding(found.group(1), found.group(2), null));
    }

    private static Map<Code, Set<String>> verified() {
        try (var list = Objects.requireNonNull(VerifiedCodesTest.class.getResourceAsStream("/verified-codes.txt"))) {
            return new String(list.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\\|", -1)))
                    .collect(groupingBy(
                            parts -> new Code(parts.get(0), parts.get(1)), mapping(parts -> parts.get(2), toSet())));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private record Code(String system, String code) {}
}
