package dev.plumbline.careplan.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.Ucum;
import dev.plumbline.careplan.fixture.Examples;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.StoreInMemory;
import dev.plumbline.careplan.plan.BaselineInput;
import dev.plumbline.careplan.plan.PlanRequest;
import dev.plumbline.careplan.plan.PlanStarter;
import dev.plumbline.careplan.refusal.Refused;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.TemplateCompiler;
import dev.plumbline.careplan.template.Templates;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.reading.Evidence;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of the template guide, from the start of a plan to the concerns: what the guide says of paths and readings. */
class HipRecoveryTest {

    private static final String ITEMS = "https://example.org/fhir/CodeSystem/hip-item";
    private static final String PATIENT = "Patient/7";

    private final StoreInMemory store = new StoreInMemory();

    @BeforeEach
    void storesAProcedure() {
        var procedure = new Procedure();
        procedure.setId("9");
        procedure.setStatus(ProcedureStatus.COMPLETED).setSubject(new Reference(PATIENT));
        procedure.setPerformed(new DateTimeType("2026-03-02T09:00:00Z"));
        store.save(procedure);
    }

    /** "Constants hold where no baseline is known." */
    @Test
    void hasAConstantPathWithoutABaseline() {
        start(hip());

        assertThat(limits("Pain")).containsExactly("high 8 {score}", "high 5 {score}");
        assertThat(limits("Walking longer")).containsExactly("low 5 min", "low 15 min");
    }

    /** "%m.beyondInARow", "what somebody else has measured", "the Observation is the evidence". */
    @Test
    void raisesAConcernByWhatATherapistHasMeasured() {
        start(hip());
        measured("first", "2026-03-06T10:00:00Z", 4, "min");
        measured("second", "2026-03-07T10:00:00Z", 6, "min");
        measured("third", "2026-03-08T10:00:00Z", 0.05, "h");

        assertThat(concerns("2026-03-09T09:00:00Z")).singleElement().satisfies(concern -> {
            assertThat(concern.rule()).isEqualTo("TRJ-WALK");
            assertThat(concern.evidence())
                    .extracting(Evidence::reference)
                    .contains("Observation/second", "Observation/third");
        });
        assertThat(explanations("2026-03-09T09:00:00Z"))
                .containsExactly("Walked 3 min on day 6; at least 13 min expected.");
    }

    /** "One that was derived from a response counts by its response", "measured before the procedure it is none". */
    @Test
    void countsNoObservationThatIsNoReadingOfItsOwn() {
        start(hip());
        measured("derived-1", "2026-03-06T10:00:00Z", 1, "min")
                .addDerivedFrom(new Reference("QuestionnaireResponse/any"));
        measured("derived-2", "2026-03-07T10:00:00Z", 1, "min")
                .addDerivedFrom(new Reference("QuestionnaireResponse/any"));
        measured("wrong-1", "2026-03-06T11:00:00Z", 1, "min").setStatus(ObservationStatus.ENTEREDINERROR);
        measured("wrong-2", "2026-03-07T11:00:00Z", 1, "kg");
        measured("before", "2026-03-02T08:00:00Z", 1, "min");

        assertThat(concerns("2026-03-09T09:00:00Z")).isEmpty();
    }

    /** "Without the extension an Observation after the procedure is no reading." */
    @Test
    void countsNoObservationsOfAMeasureThatDoesNotAskForThem() {
        start(compiled(with(
                PlanDefinition.class,
                "hip-replacement-aftercare",
                plan -> plan.getGoal()
                        .forEach(goal ->
                                goal.getExtension().removeIf(one -> one.getUrl().endsWith("observed-readings"))))));
        measured("first", "2026-03-06T10:00:00Z", 1, "min");
        measured("second", "2026-03-07T10:00:00Z", 1, "min");

        assertThat(concerns("2026-03-09T09:00:00Z")).isEmpty();
    }

    /** "A baseline in another unit is converted by UCUM." */
    @ParameterizedTest
    @CsvSource({"88.2, [lb_av], 12", "40, kg, 12", "40000, g, 12"})
    void convertsABaselineToTheUnitOfThePath(double value, String unit, String limit) {
        measured("before", "2026-03-01T09:00:00Z", value, unit);

        start(grip());

        assertThat(limits("Walking longer")).containsExactly("low " + limit + " kg", "low " + limit + " kg");
    }

    /** "… or refused where it does not convert." */
    @Test
    void refusesABaselineOfAUnitThatDoesNotConvert() {
        var stated = new BaselineInput.Stated(
                "walking", new Quantity(40).setCode("mm").setUnit("mm"));

        var refused = catchThrowableOfType(() -> start(grip(), stated), Refused.class);

        assertThat(refused.refusals().get(0).message())
                .isEqualTo("Baseline of `walking` has no unit that converts; expected a number in `kg` of UCUM.");
    }

    /** "Of several readings before the procedure the median counts, those of one day among them." */
    @Test
    void takesTheMedianOfSeveralReadingsOfOneDay() {
        measured("one", "2026-03-01T09:00:00Z", 10, "kg");
        measured("two", "2026-03-01T10:00:00Z", 40, "kg");
        measured("three", "2026-03-01T11:00:00Z", 41, "kg");

        start(grip());

        assertThat(limits("Walking longer")).containsExactly("low 12 kg", "low 12 kg");
    }

    private void start(Template template, BaselineInput... baselines) {
        templates = new Templates(List.of(template));
        var people = new PlanRequest.People(null, null, null, null);
        var request = new PlanRequest(
                PATIENT, "Procedure/9", List.of(), List.of(baselines), ZoneOffset.UTC, people, List.of());
        new PlanStarter(store, clock("2026-03-02T12:00:00Z")).start(template, request);
    }

    private Templates templates = new Templates(List.of());

    private static Clock clock(String now) {
        return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    }

    private Observation measured(String id, String time, double value, String unit) {
        var observation = new Observation();
        observation.setId(new IdType("Observation", id, "1"));
        observation.setStatus(ObservationStatus.FINAL).setSubject(new Reference(PATIENT));
        observation.getCode().addCoding(new Coding(ITEMS, "walk.minutes", null));
        observation.setEffective(new DateTimeType(time));
        observation.setValue(new Quantity()
                .setValue(value)
                .setUnit(unit)
                .setSystem(Ucum.SYSTEM)
                .setCode(unit));
        store.save(observation);
        return observation;
    }

    private Judged judged(String now) {
        return new FollowUp(store, templates, clock(now)).judge(PATIENT).get(0);
    }

    private List<Concern> concerns(String now) {
        return judged(now).assessment().concerns();
    }

    private List<String> explanations(String now) {
        return judged(now).flags().stream()
                .map(change -> change.flag().getCode().getText())
                .toList();
    }

    private List<String> limits(String goal) {
        var plan = store.referringTo(CarePlan.class, "subject", PATIENT).get(0);
        return plan.getGoal().stream()
                .flatMap(reference ->
                        store.read(Goal.class, reference.getReferenceElement().getIdPart()).stream())
                .filter(found -> found.getDescription().getText().startsWith(goal))
                .flatMap(found -> found.getTarget().stream())
                .map(target -> target.getDetailRange())
                .flatMap(range ->
                        Stream.of(range.hasLow() ? "low " + text(range.getLow()) : "high " + text(range.getHigh())))
                .toList();
    }

    private static String text(Quantity quantity) {
        return quantity.getValue().toPlainString() + " " + quantity.getCode();
    }

    private static Template hip() {
        return compiled(Shipped.and(Examples.hipReplacement()));
    }

    /** The same, as if it followed the strength of a grip. */
    private static Template grip() {
        var unit = new Coding(Ucum.SYSTEM, "kg", "kg");
        var content = with(
                PlanDefinition.class,
                "hip-replacement-aftercare",
                plan -> plan.getGoal().get(1).getTarget().forEach(target -> {
                    var low = target.getDetailRange().getLow();
                    low.setUnit("kg").setCode("kg");
                    ((Expression) low.getExtensionFirstRep().getValue()).setExpression("%baseline * 0.3");
                    ((Expression) target.getExtensionFirstRep().getValue()).setExpression("%baseline * 0.5");
                }));
        content.resources(Questionnaire.class)
                .flatMap(form -> form.getItem().stream())
                .filter(item -> item.getLinkId().equals("walk.minutes"))
                .flatMap(item -> item.getExtension().stream())
                .filter(extension -> extension.getUrl().endsWith("unitOption"))
                .forEach(extension -> extension.setValue(unit));
        content.resources(PlanDefinition.class)
                .filter(rules -> rules.getUrl().endsWith("hip-replacement-aftercare-rules"))
                .flatMap(rules ->
                        rules.getAction().get(2).getDynamicValue().stream().limit(1))
                .forEach(text -> text.getExpression().setExpression("%walking.latest.toString() & ' kg'"));
        return compiled(content);
    }

    private static <T extends Resource> Content with(Class<T> type, String id, Consumer<T> change) {
        var content = Shipped.and(Examples.hipReplacement());
        content.resources(type)
                .filter(resource -> resource.getIdElement().getIdPart().equals(id))
                .forEach(change);
        return content;
    }

    private static Template compiled(Content content) {
        return TemplateCompiler.compile(Shipped.FHIR, content)
                .withId("hip-replacement-aftercare")
                .orElseThrow();
    }
}
