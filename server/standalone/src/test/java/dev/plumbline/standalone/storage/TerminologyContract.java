package dev.plumbline.standalone.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.standalone.support.FhirServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a client is told about codes. No request about codes ends in a 500. */
abstract class TerminologyContract {

    private static final String BASE = "https://plumbline.dev/fhir/";
    private static final String ITEM = BASE + "CodeSystem/vpa-item";
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String LOINC = "http://loinc.org";

    @Autowired
    private FhirServer server;

    @Test
    void expandsAWholeCodeSystemOfOurs() {
        var defined = server.client()
                .read()
                .resource(CodeSystem.class)
                .withId("vpa-item")
                .execute();

        for (var request : List.of(
                "ValueSet/$expand?url=" + encoded(BASE + "ValueSet/vpa-item"),
                "ValueSet/%24expand?_format=json&url=" + encoded(BASE + "ValueSet/vpa-item|1.0.0"),
                "ValueSet/$expand?valueSetVersion=1.0.0&url=" + encoded(BASE + "ValueSet/vpa-item"),
                "ValueSet/vpa-item/$expand")) {
            assertThat(codes(request))
                    .as(request)
                    .hasSize(defined.getConcept().size())
                    .contains("rf.fall");
        }
    }

    /** What a form sends while somebody types. */
    @Test
    void expandsThePartThatIsAskedFor() {
        var url = encoded(BASE + "ValueSet/vpa-item");

        assertThat(codes("ValueSet/$expand?filter=hurt&count=10&url=" + url)).containsExactly("rf.fall.1");
        assertThat(codes("ValueSet/$expand?count=2&offset=1&url=" + url)).containsExactly("rf.bladder", "rf.legweak");
        assertThat(codes("ValueSet/$expand?count=0&url=" + url)).isEmpty();
    }

    @Test
    void expandsListedCodesOfSystemsThatAreNotHere() {
        server.client().update().resource(foreign("foreign")).execute();

        var expanded = (ValueSet) got("ValueSet/$expand?count=5&url=" + encoded(BASE + "ValueSet/foreign"));

        assertThat(expanded.getExpansion().getTotal()).isEqualTo(3);
        assertThat(expanded.getExpansion().getContains())
                .extracting(ValueSetExpansionContainsComponent::getDisplay)
                .containsExactly("Body temperature", "Fall", "Hurt by the fall");
    }

    @Test
    void expandsAValueSetThatTheClientSends() {
        var parameters = new Parameters();
        parameters.addParameter().setName("valueSet").setResource(foreign("sent"));
        parameters.addParameter("count", new IntegerType(2));

        assertThat(codesOf(parsed(posted("ValueSet/$expand", parameters)))).containsExactly("8310-5", "1912002");
        assertThat(codesOf(parsed(posted("ValueSet/$expand", foreign("sent"))))).hasSize(3);
    }

    /** A site fills it: from that moment the codes count. */
    @Test
    void knowsAValueSetAsItIsNow() {
        var filled = empty("filled-by-site");
        server.client().update().resource(filled).execute();
        var expand = "ValueSet/$expand?url=" + encoded(filled.getUrl());
        var validate = validate("ValueSet", filled.getUrl(), SNOMED, "1912002");
        assertThat(codes(expand)).isEmpty();
        assertThat(isTrue(validate)).isFalse();

        filled.getCompose().addInclude().setSystem(SNOMED).addConcept().setCode("1912002");
        server.client().update().resource(filled).execute();

        assertThat(codes(expand)).containsExactly("1912002");
        assertThat(isTrue(validate)).isTrue();
    }

    @Test
    void validatesCodes() {
        server.client().update().resource(foreign("validated")).execute();
        var url = BASE + "ValueSet/validated";
        var coding = new Parameters()
                .addParameter("url", new UriType(url))
                .addParameter("coding", new Coding(LOINC, "8310-5", null));

        assertThat(isTrue(validate("ValueSet", url, LOINC, "8310-5"))).isTrue();
        assertThat(isTrue(validate("ValueSet", url, LOINC, "72514-3"))).isFalse();
        assertThat(isTrue(validate("ValueSet", url, ITEM, "rf.fall.1"))).isTrue();
        assertThat(isTrue("ValueSet/vpa-item/$validate-code?code=rf.fall&system=" + encoded(ITEM)))
                .isTrue();
        assertThat(((Parameters) parsed(posted("ValueSet/$validate-code", coding))).getParameterBool("result"))
                .isTrue();
        assertThat(isTrue("CodeSystem/$validate-code?code=rf.fall&url=" + encoded(ITEM)))
                .isTrue();
        assertThat(isTrue("CodeSystem/$validate-code?code=rf.none&url=" + encoded(ITEM)))
                .isFalse();
    }

    @Test
    void looksUpAConceptWithItsDefinitionAndProperties() {
        var urgency =
                (Parameters) got("CodeSystem/$lookup?code=emergency&system=" + encoded(BASE + "CodeSystem/urgency"));

        assertThat(urgency.getParameterValue("display").primitiveValue()).isEqualTo("Emergency");
        assertThat(urgency.getParameters("property")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url=https://plumbline.dev/fhir/ConceptMap/vpa-item-snomed",
                "url=https://plumbline.dev/fhir/ConceptMap/vpa-item-snomed%7C1.0.0",
                "targetsystem=http://snomed.info/sct",
                "source=https://plumbline.dev/fhir/ValueSet/vpa-item&target=http://snomed.info/sct?fhir_vs"
            })
    void translatesAFinding(String how) {
        var fall = (Parameters) got("ConceptMap/$translate?code=rf.fall&system=" + ITEM + "&" + how);

        assertThat(fall.getParameterBool("result")).isTrue();
        assertThat(part(fall, "equivalence"))
                .isInstanceOfSatisfying(
                        CodeType.class, code -> assertThat(code.getValue()).isEqualTo("wider"));
        assertThat(part(fall, "concept"))
                .isInstanceOfSatisfying(
                        Coding.class, code -> assertThat(code.getCode()).isEqualTo("1912002"));
    }

    @Test
    void translatesMeasuresAndBackAndSaysWhatHasNoCode() {
        var map = "ConceptMap/vpa-item-snomed/$translate?";

        var pain =
                (Parameters) got("ConceptMap/measure-loinc/$translate?code=pain&system=" + BASE + "CodeSystem/measure");
        var back = (Parameters) got(map + "reverse=true&code=1912002&system=" + SNOMED);

        assertThat(part(pain, "concept"))
                .isInstanceOfSatisfying(
                        Coding.class, code -> assertThat(code.getCode()).isEqualTo("72514-3"));
        assertThat(part(back, "concept"))
                .isInstanceOfSatisfying(
                        Coding.class, code -> assertThat(code.getCode()).isEqualTo("rf.fall"));
        assertThat(isTrue(map + "code=rf.headache&system=" + ITEM)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "404 ValueSet/$expand?url=https://plumbline.dev/fhir/ValueSet/nowhere",
                "404 ValueSet/nowhere/$expand",
                "404 ValueSet/$validate-code?code=a&system=b&url=https://plumbline.dev/fhir/ValueSet/nowhere",
                "404 ValueSet/$expand?url=https://plumbline.dev/fhir/ValueSet/vpa-item%7C0.0.0",
                "404 CodeSystem/$lookup?code=a&system=https://plumbline.dev/fhir/CodeSystem/nowhere",
                "404 CodeSystem/$lookup?code=nowhere&system=https://plumbline.dev/fhir/CodeSystem/vpa-item",
                "404 ConceptMap/$translate?code=a&url=https://plumbline.dev/fhir/ConceptMap/nowhere",
                "404 ConceptMap/nowhere/$translate?code=a&system=b",
                "400 ValueSet/$expand",
                "400 ValueSet/vpa-item/$expand?count=-1",
                "400 ValueSet/vpa-item/$validate-code",
                "400 CodeSystem/$lookup?code=a",
                "400 ConceptMap/vpa-item-snomed/$translate"
            })
    void saysWhatItDoesNotKnow(String expected) {
        assertOutcome(server.get("/fhir/" + expected.substring(4)), Integer.parseInt(expected.substring(0, 3)));
    }

    @Test
    void saysThatItHasNotTheSystemThatAValueSetBuildsOn() {
        var whole = empty("whole");
        whole.getCompose().addInclude().setSystem(SNOMED);
        var filtered = empty("filtered");
        filtered.getCompose()
                .addInclude()
                .setSystem(SNOMED)
                .addFilter()
                .setProperty("concept")
                .setOp(ValueSet.FilterOperator.ISA)
                .setValue("1912002");

        assertOutcome(posted("ValueSet/$expand", whole), 422);
        assertOutcome(posted("ValueSet/$expand", filtered), 422);
    }

    private static void assertOutcome(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(parsed(answer)).isInstanceOf(OperationOutcome.class);
    }

    private static ValueSet empty(String id) {
        var valueSet = new ValueSet().setUrl(BASE + "ValueSet/" + id).setVersion("1.0.0");
        valueSet.setStatus(org.hl7.fhir.r4.model.Enumerations.PublicationStatus.ACTIVE);
        valueSet.setId(id);
        return valueSet;
    }

    private static ValueSet foreign(String id) {
        var valueSet = empty(id);
        var compose = valueSet.getCompose();
        compose.addInclude().setSystem(LOINC).addConcept().setCode("8310-5").setDisplay("Body temperature");
        compose.addInclude().setSystem(SNOMED).addConcept().setCode("1912002").setDisplay("Fall");
        compose.addInclude().setSystem(ITEM).addConcept().setCode("rf.fall.1");
        return valueSet;
    }

    private List<String> codes(String request) {
        return codesOf(got(request));
    }

    private static List<String> codesOf(Resource answer) {
        return ((ValueSet) answer)
                .getExpansion().getContains().stream()
                        .map(ValueSetExpansionContainsComponent::getCode)
                        .toList();
    }

    private boolean isTrue(String request) {
        return ((Parameters) got(request)).getParameterBool("result");
    }

    private static String validate(String type, String url, String system, String code) {
        return "%s/$validate-code?url=%s&system=%s&code=%s".formatted(type, encoded(url), encoded(system), code);
    }

    private static Object part(Parameters answer, String name) {
        return answer.getParameters("match").stream()
                .flatMap(match -> match.getPart().stream())
                .filter(part -> part.getName().equals(name))
                .map(Parameters.ParametersParameterComponent::getValue)
                .findFirst()
                .orElseThrow();
    }

    private Resource got(String request) {
        var answer = server.get("/fhir/" + request);
        assertThat(answer.statusCode()).as(request + ": " + answer.body()).isEqualTo(200);
        return parsed(answer);
    }

    private HttpResponse<String> posted(String path, Resource body) {
        return server.send(
                "/fhir/" + path,
                request -> request.header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString(
                                FhirContext.forR4Cached().newJsonParser().encodeResourceToString(body))));
    }

    private static Resource parsed(HttpResponse<String> answer) {
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
