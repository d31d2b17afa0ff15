package dev.plumbline.careplan.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.junit.jupiter.api.Test;

/** What {@code $expand} and {@code $validate-code} answer from definitions alone. */
class ExpanderTest {

    private static final String COLOUR = "https://example.org/colour";
    private static final String ELSEWHERE = "https://example.org/elsewhere";
    private static final Instant NOW = Instant.EPOCH;

    private final Map<String, CodeSystem> systems = new LinkedHashMap<>();
    private final Map<String, ValueSet> valueSets = new LinkedHashMap<>();
    private final Expander expander = new Expander(new Definitions() {
        @Override
        public Optional<CodeSystem> codeSystem(String canonical) {
            return Optional.ofNullable(systems.get(canonical));
        }

        @Override
        public Optional<ValueSet> valueSet(String canonical) {
            return Optional.ofNullable(valueSets.get(canonical));
        }
    });

    ExpanderTest() {
        var colour = new CodeSystem().setUrl(COLOUR).setContent(CodeSystemContentMode.COMPLETE);
        var warm = colour.addConcept().setCode("warm").setDisplay("Warm colour");
        warm.addProperty().setCode("notSelectable").setValue(new BooleanType(true));
        var red = warm.addConcept().setCode("red").setDisplay("Red");
        red.addDesignation().setLanguage("de").setValue("Rot");
        colour.addConcept().setCode("blue").setDisplay("Blue");
        systems.put(COLOUR, colour);
        systems.put(ELSEWHERE, new CodeSystem().setUrl(ELSEWHERE).setContent(CodeSystemContentMode.NOTPRESENT));
    }

    @Test
    void listsAWholeCodeSystemWithTheConceptsInsideOthers() {
        assertThat(codes(including(all -> all.setSystem(COLOUR)))).containsExactly("warm", "red", "blue");
    }

    @Test
    void takesTheDisplayOfAListedCodeFromItsCodeSystem() {
        var listed = including(part -> part.setSystem(COLOUR).addConcept().setCode("red"));

        assertThat(expander.expand(listed))
                .extracting(ValueSetExpansionContainsComponent::getDisplay)
                .containsExactly("Red");
    }

    @Test
    void listsCodesOfASystemThatIsNotDefinedHere() {
        var listed = including(part -> part.setSystem("http://loinc.org")
                .addConcept()
                .setCode("8310-5")
                .setDisplay("Body temperature"));

        assertThat(codes(listed)).containsExactly("8310-5");
    }

    @Test
    void leavesOutACodeThatItsCodeSystemDoesNotDefine() {
        assertThat(codes(including(part -> part.setSystem(COLOUR).addConcept().setCode("gren"))))
                .isEmpty();
    }

    @Test
    void isEmptyWhereASiteHasYetToFillIt() {
        assertThat(codes(new ValueSet().setUrl("https://example.org/empty"))).isEmpty();
        assertThat(codes(including(part -> {}))).isEmpty();
    }

    @Test
    void addsImportedValueSetsAndTakesWhatSystemAndImportHaveInCommon() {
        var red = including(part -> part.setSystem(COLOUR).addConcept().setCode("red"));
        valueSets.put("red", red.setUrl("red"));
        var common = including(part -> part.setSystem(COLOUR).addValueSet("red"));
        var both = including(part -> part.addValueSet("red"));
        both.getCompose().addInclude().setSystem(COLOUR).addConcept().setCode("blue");

        assertThat(codes(common)).containsExactly("red");
        assertThat(codes(both)).containsExactly("red", "blue");
    }

    @Test
    void leavesOutWhatIsExcluded() {
        var without = including(part -> part.setSystem(COLOUR));
        without.getCompose().addExclude().setSystem(COLOUR).addConcept().setCode("red");

        assertThat(codes(without)).containsExactly("warm", "blue");
    }

    @Test
    void takesAnExpansionThatHasNoDefinition() {
        var expanded = new ValueSet();
        var group = expanded.getExpansion().addContains();
        group.addContains().setSystem(COLOUR).setCode("red");

        assertThat(codes(expanded)).containsExactly("red");
    }

    @Test
    void saysWhatIsNotDefined() {
        assertThatThrownBy(() -> codes(including(part -> part.setSystem("http://snomed.info/sct"))))
                .isInstanceOfSatisfying(
                        NotExpandable.class,
                        refusal -> assertThat(refusal.mayBeKnownToHost()).isFalse())
                .hasMessageContaining("`http://snomed.info/sct`, which this server does not define");
        assertThatThrownBy(() -> codes(including(part -> part.addValueSet("nowhere"))))
                .hasMessageContaining("`nowhere`, which this server does not define");
    }

    @Test
    void leavesToTheHostWhatDefinitionsDoNotSay() {
        assertThatThrownBy(() -> codes(including(part -> part.setSystem(ELSEWHERE))))
                .isInstanceOfSatisfying(
                        NotExpandable.class,
                        refusal -> assertThat(refusal.mayBeKnownToHost()).isTrue());
        assertThatThrownBy(() -> codes(
                        including(part -> part.setSystem(COLOUR).addFilter().setProperty("concept"))))
                .hasMessageContaining("has a filter");
    }

    @Test
    void refusesAValueSetThatContainsItself() {
        var round = including(part -> part.addValueSet("round")).setUrl("round");
        valueSets.put("round", round);

        assertThatThrownBy(() -> codes(round))
                .isInstanceOf(NotExpandable.class)
                .hasMessage("ValueSet `round` contains itself.");
    }

    @Test
    void showsThePageThatIsAskedForAndCountsTheRest() {
        var page = answer(new ExpansionRequest("", 1, 1, "", false));

        assertThat(page.getExpansion().getTotal()).isEqualTo(3);
        assertThat(page.getExpansion().getOffset()).isEqualTo(1);
        assertThat(page.getExpansion().getContains())
                .extracting(ValueSetExpansionContainsComponent::getCode)
                .containsExactly("red");
        assertThat(page.hasCompose()).isFalse();
    }

    @Test
    void filtersByWordsOfTheDisplayWhateverTheirCase() {
        var page = answer(new ExpansionRequest("COLOUR war", 0, 10, "", false));

        assertThat(page.getExpansion().getTotal()).isEqualTo(1);
        assertThat(page.getExpansion().getContainsFirstRep().getCode()).isEqualTo("warm");
        assertThat(page.getExpansion().getContainsFirstRep().getAbstract()).isTrue();
    }

    @Test
    void showsTheDisplayInTheLanguageThatIsAskedFor() {
        var page = answer(new ExpansionRequest("red", 0, 10, "de", true));

        assertThat(page.getExpansion().getContainsFirstRep().getDisplay()).isEqualTo("Rot");
        assertThat(page.getExpansion().getContainsFirstRep().getDesignation()).hasSize(1);
    }

    @Test
    void findsACodeBySystemAndCode() {
        assertThat(validated(new Coding(COLOUR, "red", null)).getParameterBool("result"))
                .isTrue();
        assertThat(validated(new Coding(null, "red", null)).getParameterBool("result"))
                .isTrue();
        assertThat(validated(new Coding("https://example.org/other", "red", null))
                        .getParameterBool("result"))
                .isFalse();
        assertThat(validated(new Coding(COLOUR, "warm", null)).getParameterBool("result"))
                .isFalse();
    }

    @Test
    void tellsADisplayThatDiffers() {
        var answer = validated(new Coding(COLOUR, "red", "Blood"));

        assertThat(answer.getParameterBool("result")).isTrue();
        assertThat(answer.getParameterValue("message").primitiveValue())
                .isEqualTo("Display is `Blood`; expected `Red`.");
    }

    private Parameters validated(Coding coding) {
        var all = including(part -> part.setSystem(COLOUR));
        return Membership.of(all, expander.expand(all), List.of(coding));
    }

    private ValueSet answer(ExpansionRequest request) {
        var all = including(part -> part.setSystem(COLOUR));
        return ExpansionAnswer.of(all, expander.expand(all), request, NOW);
    }

    private List<String> codes(ValueSet valueSet) {
        return expander.expand(valueSet).stream()
                .map(ValueSetExpansionContainsComponent::getCode)
                .toList();
    }

    private static ValueSet including(Consumer<ConceptSetComponent> part) {
        var valueSet = new ValueSet().setUrl("https://example.org/set");
        part.accept(valueSet.getCompose().addInclude());
        return valueSet;
    }
}
