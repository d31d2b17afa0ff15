package dev.plumbline.careplan.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.store.Canonicals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.junit.jupiter.api.Test;

/** Our own CodeSystems, ValueSets and ConceptMaps: whole, described, and held together. */
class ShippedTerminologyTest {

    /** What the licence of a foreign system asks us to name. */
    private static final Map<String, String> OWNERS =
            Map.of("http://loinc.org", "LOINC is copyright", "http://snomed.info/sct", "SNOMED CT");

    private static final Expander EXPANDER = new Expander(new Definitions() {
        @Override
        public Optional<CodeSystem> codeSystem(String canonical) {
            return named(CodeSystem.class, canonical);
        }

        @Override
        public Optional<ValueSet> valueSet(String canonical) {
            return named(ValueSet.class, canonical);
        }
    });

    @Test
    void definesEveryConceptOfOurs() {
        var concepts =
                Shipped.all(CodeSystem.class).stream().flatMap(Concepts::of).toList();

        assertThat(concepts).hasSizeGreaterThan(100);
        assertThat(concepts).allSatisfy(concept -> {
            assertThat(concept.getDisplay()).as(concept.getCode()).isNotBlank();
            assertThat(concept.getDefinition()).as(concept.getCode()).isNotBlank();
        });
    }

    @Test
    void hasAValueSetOfAllCodesForEveryCodeSystem() {
        assertThat(Shipped.all(CodeSystem.class)).allSatisfy(system -> {
            var all = named(ValueSet.class, system.getValueSet());
            assertThat(all).as(system.getUrl()).isPresent();
            assertThat(EXPANDER.expand(all.orElseThrow()))
                    .extracting(ValueSetExpansionContainsComponent::getCode)
                    .containsExactlyElementsOf(Concepts.of(system)
                            .map(CodeSystem.ConceptDefinitionComponent::getCode)
                            .toList())
                    .hasSize(system.getCount());
        });
    }

    @Test
    void describesEveryResource() {
        var resources = Stream.of(CodeSystem.class, ValueSet.class, ConceptMap.class)
                .flatMap(type -> Shipped.all(type).stream());

        assertThat(resources).allSatisfy(resource -> {
            var metadata = (MetadataResource) resource;
            for (var element : List.of("name", "title", "description", "version", "date", "publisher")) {
                assertThat(metadata.getNamedProperty(element).getValues())
                        .as("%s of %s", element, metadata.getUrl())
                        .isNotEmpty();
            }
            assertThat(metadata.hasExperimental() && !metadata.getExperimental())
                    .as(metadata.getUrl())
                    .isTrue();
        });
    }

    @Test
    void expandsEveryValueSet() {
        assertThat(Shipped.all(ValueSet.class)).allSatisfy(valueSet -> {
            long listed = valueSet.getCompose().getInclude().stream()
                    .mapToLong(part -> part.getConcept().size())
                    .sum();
            assertThat(EXPANDER.expand(valueSet)).as(valueSet.getUrl()).hasSizeGreaterThanOrEqualTo((int) listed);
        });
    }

    @Test
    void mapsCodesOfOursOnlyAndExplainsEveryTarget() {
        assertThat(Shipped.all(ConceptMap.class)).isNotEmpty().allSatisfy(map -> {
            var source = EXPANDER.expand(
                    named(ValueSet.class, map.getSourceCanonicalType().getValue())
                            .orElseThrow());
            map.getGroup()
                    .forEach(group -> group.getElement().forEach(element -> {
                        assertThat(source)
                                .extracting(ValueSetExpansionContainsComponent::getCode)
                                .contains(element.getCode());
                        assertThat(element.getTarget()).as(element.getCode()).isNotEmpty();
                        assertThat(element.getTarget()).allSatisfy(ShippedTerminologyTest::isExplained);
                    }));
        });
    }

    @Test
    void namesTheLicenceWhereverACodeOfOthersStands() {
        var offenders = Shipped.all(Resource.class).stream()
                .filter(resource -> OWNERS.entrySet().stream()
                        .anyMatch(owner -> Shipped.FHIR
                                        .newJsonParser()
                                        .encodeResourceToString(resource)
                                        .contains("\"" + owner.getKey() + "\"")
                                && !copyright(resource).contains(owner.getValue())))
                .map(resource -> resource.fhirType() + "/" + resource.getIdPart());

        assertThat(offenders).isEmpty();
    }

    private static void isExplained(TargetElementComponent target) {
        assertThat(target.getComment()).isNotBlank();
        assertThat(target.hasCode())
                .as(target.getComment())
                .isEqualTo(target.getEquivalence() != ConceptMapEquivalence.UNMATCHED);
    }

    private static String copyright(Resource resource) {
        var property = resource.getNamedProperty("copyright");
        return property == null || property.getValues().isEmpty()
                ? ""
                : ((PrimitiveType<?>) property.getValues().get(0)).getValueAsString();
    }

    private static <T extends MetadataResource> Optional<T> named(Class<T> type, String canonical) {
        return Shipped.all(type).stream()
                .filter(resource -> resource.getUrl().equals(Canonicals.withoutVersion(canonical)))
                .findFirst();
    }
}
