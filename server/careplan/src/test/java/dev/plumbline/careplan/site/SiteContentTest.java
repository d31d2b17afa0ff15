package dev.plumbline.careplan.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.Durations;
import dev.plumbline.careplan.fixture.DailyForm;
import dev.plumbline.careplan.fixture.Responses;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.ShippedRecovery;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.TemplateCompiler;
import dev.plumbline.recovery.concern.Concern;
import java.time.Duration;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped content with what a site has set in it. */
class SiteContentTest {

    private static final SiteValues BERLIN =
            Shipped.siteValues("emergency-number=112", "clinic-number=030 \"12'34\" $1");

    @Test
    void isAsShippedWhereNothingIsSet() {
        assertThat(Shipped.at(SiteValues.NONE).resources(MetadataResource.class))
                .allMatch(resource -> resource.getVersion().equals("1.0.0"))
                .noneMatch(resource -> resource.hasExtension(Canonicals.SITE_CHANGE))
                .noneMatch(resource -> text(resource).contains("{{"));
    }

    @Test
    void isAsShippedWhereTheShippedValueIsSet() {
        var set = Shipped.at("fever.celsius=38", "lift.phase1Lb=10", "emergency-number=112, 911 or 999");

        assertThat(set.resources(MetadataResource.class).map(SiteContentTest::text))
                .containsExactlyElementsOf(Shipped.at(SiteValues.NONE)
                        .resources(MetadataResource.class)
                        .map(SiteContentTest::text)
                        .toList());
    }

    @Test
    void saysTheNumbersOfTheSite() {
        assertThat(texts(form(Shipped.at(BERLIN))))
                .contains("Call your emergency number now: 112. Do not wait for an answer to this form. This form does"
                        + " not call for help.")
                .contains("Call your clinic today: 030 \"12'34\" $1. Do not wait for an answer to this form.");
        assertThat(texts(form(Shipped.at(SiteValues.NONE))))
                .contains(
                        "Call your emergency number now: 112, 911 or 999. Do not wait for an answer to this form. This"
                                + " form does not call for help.");
    }

    @Test
    void givesEveryChangedResourceAndWhoeverNamesItAVersionOfItsOwn() {
        var content = Shipped.at(BERLIN);
        var form = form(content);
        var plan = plan(content, Shipped.PLAN);
        var activity = content.resources(ActivityDefinition.class)
                .filter(one -> one.getUrl().endsWith("vpa-daily-check-in"))
                .findFirst()
                .orElseThrow();

        assertThat(Stream.of(form, plan, activity).map(MetadataResource::getVersion))
                .allMatch(version -> version.matches("1\\.0\\.0-[0-9a-f]{8}"));
        assertThat(plan(content, Shipped.RULES).getVersion()).isEqualTo("1.0.0");
        assertThat(activity.getExtensionByUrl(Canonicals.CPG_COLLECT_WITH)
                        .getValue()
                        .primitiveValue())
                .isEqualTo(canonical(form));
        assertThat(plan.getAction())
                .filteredOn(action -> action.hasDefinition())
                .isNotEmpty()
                .allMatch(action -> action.getDefinition().primitiveValue().matches(".*\\|1\\.0\\.0-[0-9a-f]{8}"))
                .anyMatch(action -> action.getDefinition().primitiveValue().equals(canonical(activity)));
        assertThat(TemplateCompiler.compile(Shipped.FHIR, content)
                        .withId(Shipped.PLAN)
                        .orElseThrow()
                        .series())
                .allMatch(series -> series.form().matches(".*\\|1\\.0\\.0-[0-9a-f]{8}"))
                .anyMatch(series -> series.form().equals(canonical(form)));
    }

    @Test
    void givesAnotherVersionForEachOtherValue() {
        var versions = Stream.of("4", "5", "6")
                .map(digit -> form(Shipped.at("clinic-number=030 12" + digit)).getVersion());

        assertThat(versions).doesNotHaveDuplicates();
        assertThat(form(Shipped.at(BERLIN)).getVersion())
                .isEqualTo(form(Shipped.at("clinic-number=030 \"12'34\" $1", "emergency-number=112"))
                        .getVersion());
    }

    @Test
    void showsWhatWasChangedFromWhat() {
        var content = Shipped.at("lift.phase1Lb=5", "fever.celsius=38.3");
        var plan = plan(content, Shipped.PLAN);
        var rules = plan(content, Shipped.RULES);

        assertThat(changes(plan)).containsExactly("fever.celsius: 38 -> 38.3", "lift.phase1Lb: 10 -> 5");
        assertThat(changes(rules)).containsExactly("fever.celsius: 38 -> 38.3");
        assertThat(changes(form(content))).containsExactly("fever.celsius: 38 -> 38.3", "lift.phase1Lb: 10 -> 5");
        assertThat(form(content).getDerivedFrom())
                .extracting(canonical -> canonical.getValue())
                .containsExactly(Shipped.FORM + "|1.0.0");
        assertThat(plan.getRelatedArtifact())
                .filteredOn(artifact -> artifact.getType() == RelatedArtifactType.DERIVEDFROM)
                .extracting(artifact -> artifact.getResource())
                .containsExactly(plan.getUrl() + "|1.0.0");
        assertThat(plan.getRelatedArtifact())
                .filteredOn(artifact -> artifact.getType() == RelatedArtifactType.COMPOSEDOF)
                .extracting(artifact -> artifact.getResource())
                .containsExactly(canonical(rules));
    }

    @Test
    void saysALimitInAllItsUnits() {
        var content = Shipped.at("lift.phase1Lb=5", "lift.phase2Days=120", "fever.celsius=38.3");

        assertThat(texts(form(content))).anyMatch(text -> text.contains("38.3 °C (100.9 °F) or more is a fever."));
        assertThat(text(form(content)))
                .contains("my limit: 2.2 kg (5 lb) in the first 6 weeks, then 9 kg (20 lb) until day 120");
        assertThat(content.resources(CodeSystem.class)
                        .filter(system -> text(system).contains("2.2 kg (5 lb)"))
                        .map(CodeSystem::getUrl))
                .containsExactly(Canonicals.BASE + "/CodeSystem/vpa-answer");
    }

    /** "Temp ≥38.0 °C": below, at and above the limit of the site. */
    @ParameterizedTest
    @CsvSource({"38, 37.9, false", "38, 38.0, true", "38.2, 38.1, false", "38.2, 38.2, true", "38.2, 38.3, true"})
    void movesTheFeverLimit(String limit, String measured, boolean raised) {
        var response = Responses.withPain("fever", ShippedRecovery.at(5, "18:00"), 3);
        DailyForm.answer(response, "vit.temp", DailyForm.value("vit.temp", measured + " Cel"));

        var concerns = ShippedRecovery.by(template("fever.celsius=" + limit))
                .with(response)
                .concerns(ShippedRecovery.at(5, "18:00"));

        assertThat(concerns.stream().map(Concern::rule).anyMatch("RF-INF1"::equals))
                .isEqualTo(raised);
    }

    /** "4) 38.2 °C + pain +3 → RF-COMBO", also where the fever came first. */
    @ParameterizedTest
    @CsvSource({"38, true", "38.3, false"})
    void movesTheFeverLimitOfEarlierDays(String limit, boolean raised) {
        var fever = Responses.withPain("fever", ShippedRecovery.at(5, "18:00"), 3);
        DailyForm.answer(fever, "vit.temp", DailyForm.value("vit.temp", "38.2 Cel"));
        var pain = Responses.withPain("pain", ShippedRecovery.at(7, "18:00"), 3);
        DailyForm.answer(pain, "rf.newpain", DailyForm.value("rf.newpain", true));

        var concerns = ShippedRecovery.by(template("fever.celsius=" + limit))
                .with(fever, pain)
                .concerns(ShippedRecovery.at(7, "18:00"));

        assertThat(concerns.stream().map(Concern::rule).anyMatch("RF-COMBO"::equals))
                .isEqualTo(raised);
    }

    @ParameterizedTest
    @CsvSource({"lift, 90, true", "lift, 91, false", "bend, 42, true", "bend, 43, false", "strenuous, 60, true"})
    void movesTheDaysOfARestriction(String restricted, int day, boolean raised) {
        var response = Responses.withPain("breach", ShippedRecovery.at(day, "18:00"), 1);
        DailyForm.answer(response, "act.restrict", DailyForm.value("act.restrict", restricted));

        var concerns = ShippedRecovery.by(template("milestone.fullRecoveryDay=60"))
                .with(response)
                .concerns(ShippedRecovery.at(day, "18:00"));

        assertThat(concerns.stream().map(Concern::rule).anyMatch("ACT-2"::equals))
                .isEqualTo(raised);
    }

    /** By the clinical basis day 42 −3/+7 days; here −0/+2. */
    @Test
    void movesTheWindowOfAVisitAndOfTheCheckInBeforeIt() {
        var plan = plan(Shipped.at("milestone.42.daysBefore=0", "milestone.42.daysAfter=2"), Shipped.PLAN);
        var series = template("milestone.42.daysBefore=0", "milestone.42.daysAfter=2").series().stream()
                .filter(one -> one.action().equals("milestone-day-42"))
                .findFirst()
                .orElseThrow();

        assertThat(series.opensDaysBefore()).isZero();
        assertThat(series.due()).isEqualTo(Duration.ofDays(1));
        assertThat(series.closes()).isEqualTo(Duration.ofDays(3));
        assertThat(plan.getAction())
                .filteredOn(action -> action.getId().equals("visit-day-42"))
                .singleElement()
                .satisfies(visit -> assertThat(Durations.wholeDays(
                                visit.getRelatedActionFirstRep().getOffset()))
                        .contains(42));
    }

    /** "No milestone form or Encounter for the milestone by the end of the window", with a window of −0/+2 days. */
    @ParameterizedTest
    @CsvSource({"44, 41, false", "45, 41, true", "45, 42, false", "45, 44, false", "46, 45, true"})
    void movesTheDaysInWhichAVisitCounts(int day, int visited, boolean raised) {
        var concerns = ShippedRecovery.by(template("milestone.42.daysBefore=0", "milestone.42.daysAfter=2"))
                .with(Responses.withPain("day", ShippedRecovery.at(42, "09:00"), 1))
                .recording("vpa-follow-up-visit", visited)
                .concerns(ShippedRecovery.at(day, "23:59"));

        assertThat(concerns)
                .filteredOn(concern -> concern.rule().equals("MIL-2") && concern.stands())
                .hasSize(raised ? 1 : 0)
                .allMatch(concern -> concern.text().contains("no visit is recorded on days 42 to 44"));
    }

    private static Template template(String... lines) {
        return TemplateCompiler.compile(Shipped.FHIR, Shipped.at(lines))
                .withId(Shipped.PLAN)
                .orElseThrow();
    }

    private static Questionnaire form(Content content) {
        return content.resources(Questionnaire.class)
                .filter(form -> Shipped.FORM.equals(form.getUrl()))
                .findFirst()
                .orElseThrow();
    }

    private static PlanDefinition plan(Content content, String id) {
        return content.resources(PlanDefinition.class)
                .filter(plan -> plan.getIdElement().getIdPart().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> texts(Questionnaire form) {
        return form.getItem().stream().map(item -> item.getText());
    }

    private static Stream<String> changes(DomainResource resource) {
        return resource.getExtensionsByUrl(Canonicals.SITE_CHANGE).stream()
                .map(change -> "%s: %s -> %s"
                        .formatted(part(change, "setting"), part(change, "shipped"), part(change, "site")));
    }

    private static String part(Extension change, String name) {
        return change.getExtensionString(name);
    }

    private static String canonical(MetadataResource resource) {
        return resource.getUrl() + "|" + resource.getVersion();
    }

    private static String text(MetadataResource resource) {
        return Shipped.FHIR.newJsonParser().encodeResourceToString(resource);
    }
}
