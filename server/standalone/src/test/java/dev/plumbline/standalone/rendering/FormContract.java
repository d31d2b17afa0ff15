package dev.plumbline.standalone.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.standalone.rendering.Browser.Job;
import dev.plumbline.standalone.rendering.FilledForm.Advice;
import dev.plumbline.standalone.rendering.FilledForm.Item;
import dev.plumbline.standalone.support.FhirServer;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/** What each renderer has to make of our forms. They are filled once, before the tests: a browser is slow. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class FormContract {

    private static final String DAILY = "vpa-daily";
    private static final Map<String, Object> SCORE_OF_ZERO = Map.of("rmdq.readall", true);
    private static final Map<String, Object> SCORE_OF_TWO = Map.of(
            "rmdq.items",
            List.of("1", "24"),
            "rmdq.readall",
            true,
            "bone.drug",
            "bone-started",
            "bone.drug.since",
            "2026-01-14");
    private static final String FLAG_RULE = "https://plumbline.dev/fhir/StructureDefinition/flag-rule";

    private final Renderer renderer;

    @Autowired
    private FhirServer server;

    private StartedPlan calm;
    private StartedPlan alarmed;
    private StartedPlan other;
    private StartedPlan longer;
    private List<FilledForm> forms;

    FormContract(Renderer renderer) {
        this.renderer = renderer;
    }

    @BeforeAll
    void fillForms() {
        calm = StartedPlan.on(server);
        alarmed = StartedPlan.on(server);
        other = StartedPlan.on(server);
        longer = StartedPlan.on(server);
        forms = Browser.fill(List.of(
                job(DAILY, calm, Map.of("pain.now", 3), "daily"),
                job(DAILY, alarmed, Map.of("rf.saddle", true), "emergency"),
                job(EveryType.storedOn(server), other, EveryType.CLICKED, "every-type"),
                job("vpa-weekly", longer, Map.of(), "weekly"),
                job("vpa-weekly-rmdq", StartedPlan.on(server), SCORE_OF_ZERO, "weekly-rmdq"),
                job("vpa-monthly", StartedPlan.on(server), Map.of(), "monthly"),
                job("vpa-changed", StartedPlan.on(server), Map.of("cons.note", "It stings"), "changed"),
                job("vpa-baseline", longer, Map.of("pain.base", 8), "baseline"),
                job("vpa-milestone", longer, SCORE_OF_TWO, "milestone")));
    }

    private Job job(String questionnaire, StartedPlan plan, Map<String, Object> answers, String picture) {
        var file = "%s-%s.png".formatted(renderer.folder(), picture);
        var advice = List.of("daily", "every-type").contains(picture);
        return new Job(renderer.folder(), server.baseUrl(), questionnaire, plan.patient(), answers, advice, file);
    }

    @Test
    void showsEveryItemThatTheAnswersEnableAndNoOther() {
        for (var form : forms) {
            assertThat(form.items())
                    .hasSizeGreaterThan(5)
                    .filteredOn(Item::visible, false)
                    .allMatch(item -> !item.expected());
            assertThat(form.items()).filteredOn(Item::visible, true).allMatch(Item::expected);
        }
    }

    @Test
    void showsEachAdviceOnlyWhileItsAnswersAreGiven() {
        assertThat(forms)
                .flatExtracting(FilledForm::advice)
                .isNotEmpty()
                .allSatisfy(
                        advice -> assertThat(advice.seen()).as(advice.linkId()).containsExactly(false, true, false));
    }

    @Test
    void triesTheAdviceOnEveryEmergency() {
        assertThat(forms.get(0).advice()).extracting(Advice::linkId).contains("rf.saddle-advice", "rf.breath-advice");
    }

    @Test
    void hasNothingAgainstTheFormOrItsAnswers() {
        for (var form : forms) {
            assertThat(form.complaints()).isEmpty();
            assertThat(form.broken()).isEmpty();
            assertThat(form.text()).doesNotContainIgnoringCase("some problem", "no options available", "error");
        }
    }

    @Test
    void asksNoOtherMachine() {
        assertThat(forms).flatExtracting(FilledForm::elsewhere).isEmpty();
    }

    @Test
    void givesAResponseThatTheServerStores() {
        assertThat(forms).allSatisfy(form -> {
            assertThat(form.sent().status()).isEqualTo(201);
            assertThat(form.sent().body().path("resourceType").asText()).isEqualTo("QuestionnaireResponse");
        });
    }

    @Test
    void givesAResponseThatCompletesTheCheckInOfThePlan() {
        var response = calm.find(QuestionnaireResponse.class).get(0);

        assertThat(calm.find(Task.class))
                .filteredOn(task -> task.getStatus() == TaskStatus.COMPLETED)
                .singleElement()
                .satisfies(task -> assertThat(task.getOutputFirstRep().getValue())
                        .hasFieldOrPropertyWithValue(
                                "reference",
                                response.getIdElement()
                                        .toUnqualifiedVersionless()
                                        .getValue()));
    }

    @Test
    void givesAResponseThatObservationsAreReadFrom() {
        var response =
                calm.find(QuestionnaireResponse.class).get(0).getIdElement().toUnqualifiedVersionless();

        assertThat(calm.find(Observation.class))
                .filteredOn(Observation::hasDerivedFrom)
                .isNotEmpty()
                .allMatch(read ->
                        response.getValue().equals(read.getDerivedFromFirstRep().getReference()))
                .anyMatch(read ->
                        "72514-3".equals(read.getCode().getCodingFirstRep().getCode())
                                && read.getValueQuantity().getValue().intValueExact() == 3);
    }

    /** Of the two forms only the later one has a score: the other one was answered without having read the sentences. */
    @Test
    void countsTheScoreWhereThePatientHasReadTheSentences() {
        assertThat(longer.find(Observation.class))
                .filteredOn(
                        read -> "rmdq".equals(read.getCode().getCodingFirstRep().getCode()))
                .singleElement()
                .satisfies(
                        score -> assertThat(score.getValueQuantity().getValue().intValueExact())
                                .isEqualTo(2));
    }

    @Test
    void showsTheScoreAsTheServerCountsIt() {
        assertThat(forms.get(4).sent().body().findParents("linkId"))
                .filteredOn(item -> "rmdq.score".equals(item.path("linkId").asText()))
                .singleElement()
                .satisfies(item ->
                        assertThat(item.at("/answer/0/valueInteger").asInt(-1)).isZero());
    }

    @Test
    void completesTheDailyCheckInByTheWeeklyForm() {
        assertThat(longer.find(Task.class))
                .filteredOn(task -> task.getStatus() == TaskStatus.COMPLETED && task.hasRestriction())
                .hasSize(2);
    }

    @Test
    void raisesTheEmergencyFlagWhenThePatientAnswersYes() {
        assertThat(rules(alarmed)).contains("RF-CES1");
    }

    @Test
    void raisesNoFlagWhenThePatientAnswersNo() {
        assertThat(rules(calm)).doesNotContain("RF-CES1");
    }

    @Test
    void sendsAnAnswerOfEveryTypeAsItWasGiven() {
        var response = other.find(QuestionnaireResponse.class).get(0);

        assertThat(EveryType.answersIn(response)).containsExactlyInAnyOrderEntriesOf(EveryType.SENT);
    }

    /** The rules of all its Flags. */
    private static List<String> rules(StartedPlan plan) {
        return plan.find(Flag.class).stream()
                .flatMap(flag -> flag.getExtensionsByUrl(FLAG_RULE).stream())
                .map(rule -> rule.getValue().primitiveValue().replaceFirst(".*#", ""))
                .toList();
    }
}
