package dev.plumbline.plugin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.plugin.fixture.Shipped;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class SiteNumbersTest {

    private static final SiteNumbers BERLIN = new SiteNumbers("112", "030 \"1234\" $1");

    @Test
    void standInTheTextsOfTheForm() {
        assertThat(texts(form(BERLIN)))
                .contains("Call your emergency number now: 112. Do not wait for an answer to this form. This form does"
                        + " not call for help.")
                .contains("Call your clinic today: 030 \"1234\" $1. Do not wait for an answer to this form.");
    }

    @Test
    void areThoseOfSeveralCountriesWhereNothingIsSet() {
        assertThat(texts(form(SiteNumbers.UNSET)))
                .contains(
                        "Call your emergency number now: 112, 911 or 999. Do not wait for an answer to this form. This"
                                + " form does not call for help.")
                .noneMatch(text -> text.contains("{{"));
    }

    @Test
    void makeAnotherVersionOfTheForm() {
        var templates = TemplateCompiler.compile(Shipped.FHIR, new Content(content(BERLIN)));
        var asked = templates.withId(Shipped.PLAN).orElseThrow().series().get(0).form();

        assertThat(form(SiteNumbers.UNSET).getVersion()).isEqualTo("1.0.0");
        assertThat(form(BERLIN).getVersion()).matches("1\\.0\\.0-[0-9a-f]{8}");
        assertThat(form(BERLIN).getVersion())
                .isNotEqualTo(form(new SiteNumbers("112", "030")).getVersion());
        assertThat(asked).isEqualTo(Shipped.FORM + "|" + form(BERLIN).getVersion());
    }

    @Test
    void refuseANumberThatNobodySets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BERLIN.in("Call {{pharmacy-number|your pharmacy}}."))
                .withMessage(
                        "Placeholder `pharmacy-number` is unknown; expected one of [clinic-number, emergency-number].");
    }

    private static Questionnaire form(SiteNumbers numbers) {
        return content(numbers).stream()
                .map(ContentFile::resource)
                .filter(Questionnaire.class::isInstance)
                .map(Questionnaire.class::cast)
                .filter(form -> Shipped.FORM.equals(form.getUrl()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> texts(Questionnaire form) {
        return form.getItem().stream().map(QuestionnaireItemComponent::getText);
    }

    private static List<ContentFile> content(SiteNumbers numbers) {
        return new ContentReader(Shipped.FHIR, new PathMatchingResourcePatternResolver(), numbers)
                .read(List.of("classpath*:plumbline/**/*.json"));
    }
}
