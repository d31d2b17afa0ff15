package dev.plumbline.careplan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.StoreInMemory;
import dev.plumbline.careplan.refusal.Refusal;
import dev.plumbline.careplan.refusal.Refused;
import dev.plumbline.careplan.template.TemplateCompiler;
import dev.plumbline.careplan.template.Templates;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which template and which variants a plan is started with, and what follows from them. */
class VariantsOfAPlanTest {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String ICD_10_PCS = "http://www.cms.gov/Medicare/Coding/ICD10";
    private static final String VARIANT = "Parameters.parameter.where(name='variant')";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    private final StoreInMemory store = new StoreInMemory();
    private final PlanStarter starter = new PlanStarter(store, CLOCK);
    private final Procedure procedure = new Procedure();
    private final Patient patient = new Patient();
    private final List<Reference> addresses = new ArrayList<>();

    @BeforeEach
    void storesAProcedure() {
        patient.setId("7");
        store.save(patient);
        procedure.setId("9");
        procedure.setStatus(ProcedureStatus.COMPLETED).setSubject(new Reference("Patient/7"));
        procedure.setPerformed(new DateTimeType("2026-03-02T09:00:00Z"));
        procedure.setCode(concept(ICD_10_PCS, "0QU03JZ"));
        store.save(procedure);
    }

    /** The codes that the clinical basis verified. */
    @ParameterizedTest
    @ValueSource(strings = {"0QU03JZ", "0QU13JZ"})
    void knowsAVertebroplastyByItsCode(String code) {
        procedure.setCode(concept(ICD_10_PCS, code));
        reason(SNOMED, "240198002");

        var plan = startByCodes();

        assertThat(variants(plan)).containsExactly("vertebroplasty", "osteoporosis");
        assertThat(plan.getTitle()).isEqualTo("Aftercare of vertebroplasty");
    }

    /** The codes that the clinical basis verified. */
    @ParameterizedTest
    @CsvSource({
        "240198002, osteoporosis",
        "443165006, osteoporosis",
        "42942008, osteoporosis",
        "426646004, osteoporosis",
        "84138006, osteoporosis",
        "50448004, osteoporosis",
        "94602001, tumour",
        "207938004, trauma",
        "207957008, trauma"
    })
    void knowsTheIndicationBySnomedCode(String code, String indication) {
        reason(SNOMED, code);

        assertThat(variants(start())).contains(indication);
    }

    /** The codes that the clinical basis verified. */
    @ParameterizedTest
    @CsvSource({"M80.08XA, osteoporosis", "M80.08XD, osteoporosis", "M48.50XA, osteoporosis", "M84.58XA, tumour"})
    void knowsTheIndicationByIcdCode(String code, String indication) {
        procedure.addReasonCode(concept(ICD_10_CM, code));

        assertThat(variants(start())).contains(indication);
    }

    @Test
    void prefersWhatTheCallerAddressesToTheReasonsOfTheProcedure() {
        reason(SNOMED, "240198002");
        addresses.add(new Reference("Condition/" + condition(SNOMED, "94602001")));

        assertThat(variants(start())).contains("tumour");
    }

    @Test
    void looksAtTheOtherConditionsWhereTheReasonsSayNothing() {
        reason(SNOMED, "274146004");
        condition(SNOMED, "94602001");

        assertThat(variants(start())).contains("tumour");
    }

    /** A fracture without a named cause is followed as osteoporotic only where nothing else in the record names one. */
    @Test
    void prefersASpecificCodeOfTheRecordToAGeneralReason() {
        reason(SNOMED, "42942008");
        condition(SNOMED, "94602001");

        assertThat(variants(start())).contains("tumour");
    }

    @Test
    void leavesTheRecordAsideWhereTheReasonIsSpecific() {
        reason(SNOMED, "207957008");
        condition(SNOMED, "443165006");
        condition(SNOMED, "94602001");

        assertThat(variants(start())).contains("trauma");
    }

    @Test
    void leavesAsideWhatIsOverOrRefuted() {
        reason(SNOMED, "42942008");
        stored(condition(SNOMED, "94602001")).getClinicalStatus().addCoding().setCode("resolved");
        stored(condition(SNOMED, "94602001"))
                .getVerificationStatus()
                .addCoding()
                .setCode("refuted");

        assertThat(variants(start())).contains("osteoporosis");
    }

    @Test
    void refusesReasonsThatSayTwoIndications() {
        var bones = reason(SNOMED, "240198002");
        var tumour = reason(SNOMED, "94602001");

        assertThat(refusals())
                .containsExactly(new Refusal(
                        VARIANT,
                        "Axis `indication` is unclear: `Condition/%s` means `osteoporosis`, `Condition/%s` means `tumour`. Name one by the parameter `variant`: [osteoporosis, tumour, tumour-osteoporosis, trauma]."
                                .formatted(bones, tumour)));
    }

    @Test
    void refusesAReasonThatSaysNoIndication() {
        var pathological = reason(SNOMED, "274146004");

        assertThat(refusals())
                .containsExactly(new Refusal(
                        VARIANT,
                        "Axis `indication` is unclear: no code of `Condition/%s` is in a ValueSet of it. Name one by the parameter `variant`: [osteoporosis, tumour, tumour-osteoporosis, trauma]."
                                .formatted(pathological)));
    }

    @Test
    void saysEverythingThatIsUnclearAtOnce() {
        procedure.setCode(new CodeableConcept().setText("Kyphoplasty"));

        assertThat(refusals())
                .containsExactly(
                        new Refusal(
                                VARIANT,
                                "Axis `procedure` is unclear: no code of `Procedure/9` is in a ValueSet of it. Name one by the parameter `variant`: [vertebroplasty, kyphoplasty]."),
                        new Refusal(
                                VARIANT,
                                "Axis `indication` is unclear: no code of `Procedure/9` or of an active Condition is in a ValueSet of it. Name one by the parameter `variant`: [osteoporosis, tumour, tumour-osteoporosis, trauma]."));
    }

    @Test
    void takesACodeInItsOwnSystemOnly() {
        procedure.addReasonCode(concept("urn:other", "94602001"));

        assertThat(refusals()).hasSize(1);
    }

    @Test
    void takesWhatTheCallerNamesAgainstTheRecord() {
        reason(SNOMED, "240198002");

        assertThat(variants(start("tumour", "kyphoplasty"))).containsExactly("kyphoplasty", "tumour");
    }

    @Test
    void refusesAVariantThatIsNotThere() {
        assertThat(refusals("infection", "tumour"))
                .containsExactly(
                        new Refusal(
                                VARIANT,
                                "Variant `infection` is unknown; expected one of [vertebroplasty, kyphoplasty, osteoporosis, tumour, tumour-osteoporosis, trauma]."));
    }

    @Test
    void refusesTwoVariantsOfOneAxis() {
        assertThat(refusals("trauma", "tumour"))
                .containsExactly(
                        new Refusal(VARIANT, "Axis `indication` is given [tumour, trauma]; expected one of them."));
    }

    @Test
    void startsByTheTemplateWhoseVariantTheCallerNames() {
        procedure.setCode(new CodeableConcept());

        assertThat(variants(startByCodes("kyphoplasty", "trauma"))).containsExactly("kyphoplasty", "trauma");
    }

    @Test
    void refusesAProcedureThatNoTemplateIsFor() {
        procedure.setCode(concept(SNOMED, "80146002"));

        var refused = catchThrowableOfType(this::startByCodes, Refused.class);

        assertThat(refused.refusals())
                .containsExactly(
                        new Refusal(
                                "Parameters.parameter.where(name='planDefinition')",
                                "No template has a code for `Procedure/9`. Name one by the parameter `planDefinition`, or the procedure by `variant`: `https://plumbline.dev/fhir/PlanDefinition/vertebroplasty-aftercare|1.0.0` [vertebroplasty, kyphoplasty]."));
    }

    @Test
    void refusesAProcedureThatTwoTemplatesAreFor() {
        var twice = new ArrayList<>(Shipped.templates().all());
        twice.addAll(Shipped.templates().all());

        var refused =
                catchThrowableOfType(() -> starter.start(new Templates(twice), request("osteoporosis")), Refused.class);

        assertThat(refused).hasMessageStartingWith("More than one template is for `Procedure/9`.");
    }

    @Test
    void knowsAKyphoplastyByACodeThatTheSiteAdds() {
        var content = Shipped.with(
                ValueSet.class,
                "vpa-kyphoplasty-procedure",
                list -> list.getCompose()
                        .addInclude()
                        .setSystem("urn:site")
                        .addConcept()
                        .setCode("KP"));
        procedure.setCode(concept("urn:site", "KP"));

        var plan = starter.start(templates(content), request("osteoporosis"));

        assertThat(variants(plan)).containsExactly("kyphoplasty", "osteoporosis");
        assertThat(plan.getTitle()).isEqualTo("Aftercare of kyphoplasty");
    }

    @Test
    void keepsTheVariantsOfAPlanThatRuns() {
        reason(SNOMED, "240198002");
        var first = start();
        procedure.addReasonCode(concept(SNOMED, "94602001"));

        assertThat(variants(start())).isEqualTo(variants(first));
        assertThat(variants(startByCodes())).isEqualTo(variants(first));
        assertThat(refusals("tumour"))
                .containsExactly(
                        new Refusal(
                                VARIANT,
                                "The plan of `Procedure/9` follows the variants [osteoporosis, vertebroplasty]; expected no other than these, found [tumour]."));
    }

    @Test
    void keepsTheVariantsOfAPlanThatAClientEdits() {
        var stored = start("trauma");
        var sent = stored.copy();
        sent.getExtension().clear();
        sent.addExtension(
                "https://plumbline.dev/fhir/StructureDefinition/chosen-variant", new Coding().setCode("tumour"));

        new ClientEdits(CLOCK).complete(stored, sent);

        assertThat(variants(sent)).containsExactly("vertebroplasty", "trauma");
    }

    @ParameterizedTest
    @CsvSource({
        "vertebroplasty, anaesthesia-vertebroplasty, anaesthesia-kyphoplasty",
        "kyphoplasty, anaesthesia-kyphoplasty, anaesthesia-vertebroplasty"
    })
    void tellsOfTheAnaesthesiaOfTheProcedureOnly(String variant, String own, String other) {
        var plan = start(variant, "osteoporosis");

        assertThat(activities(plan)).contains(titleOf(own)).doesNotContain(titleOf(other));
    }

    /** The indication variants of the clinical basis: bone health on, off, or a screen from 50 years. */
    @ParameterizedTest
    @CsvSource({
        "osteoporosis, 1950-01-01, bone-health",
        "tumour,       1950-01-01, oncology-follow-up;warning-signs-spinal-cord",
        "tumour-osteoporosis, 1950-01-01, bone-health;oncology-follow-up;warning-signs-spinal-cord",
        "trauma,       1976-03-02, bone-health-check",
        "trauma,       1976-03-03, ''",
        "trauma,       1976,       bone-health-check",
        "trauma,       1976-04,    ''",
        "trauma,       ,           bone-health-check"
    })
    void hasTheActivitiesOfItsIndicationOnly(String indication, String born, String expected) {
        patient.setBirthDateElement(new DateType(born));

        var plan = start(indication);

        var all = List.of("bone-health", "bone-health-check", "oncology-follow-up", "warning-signs-spinal-cord");
        assertThat(activities(plan))
                .filteredOn(all.stream().map(VariantsOfAPlanTest::titleOf).toList()::contains)
                .containsExactlyInAnyOrderElementsOf(
                        expected.isEmpty()
                                ? List.of()
                                : List.of(expected.split(";")).stream()
                                        .map(VariantsOfAPlanTest::titleOf)
                                        .toList());
    }

    /** The tumour variant of the clinical basis, m(d)+1. */
    @ParameterizedTest
    @CsvSource({"osteoporosis, 7.8", "trauma, 7.8", "tumour, 8.8", "tumour-osteoporosis, 8.8"})
    void widensThePathAfterATumour(String indication, String dayOne) {
        var request = new PlanRequest(
                "Patient/7",
                "Procedure/9",
                List.of(indication),
                List.of(new BaselineInput.Stated("pain", new Quantity(8))),
                ZoneOffset.UTC,
                new PlanRequest.People(null, null, null, null),
                List.of());

        var plan = starter.start(Shipped.template(), request);

        var goal = store.read(Goal.class, plan.getGoalFirstRep().getReference().substring("Goal/".length()))
                .orElseThrow();
        assertThat(((Range) goal.getTarget().get(1).getDetail()).getHigh().getValue())
                .isEqualByComparingTo(dayOne);
    }

    @Test
    void asksForNoCheckInsThatDoNotApply() {
        var content = Shipped.with(
                PlanDefinition.class,
                Shipped.PLAN,
                plan -> plan.getAction().stream()
                        .filter(action -> "check-in-days-91-365".equals(action.getId()))
                        .forEach(action -> action.addCondition()
                                .setKind(ActionConditionKind.APPLICABILITY)
                                .setExpression(fhirPath("%variant.indication != 'trauma'"))));

        var templates = templates(content);
        var plan = starter.start(templates, request("trauma"));
        var template = templates.withId(Shipped.PLAN).orElseThrow();

        var asked = template.seriesFor(PlanVariants.of(plan, template));
        assertThat(asked)
                .hasSize(template.series().size() - 1)
                .noneMatch(series -> series.action().equals("check-in-days-91-365"));
        assertThat(activities(plan)).doesNotContain("Monthly check-in").contains("Weekly check-in");
    }

    @Test
    void hasNoGoalThatDoesNotApply() {
        var content = Shipped.with(
                PlanDefinition.class,
                Shipped.PLAN,
                plan -> plan.getGoalFirstRep()
                        .addExtension(
                                "https://plumbline.dev/fhir/StructureDefinition/applies-when",
                                fhirPath("%variant.indication = 'tumour' or %age < 18")));
        patient.setBirthDateElement(new DateType("1950-01-01"));

        assertThat(starter.start(templates(content), request("trauma")).getGoal())
                .extracting(Reference::getReference)
                .isNotEmpty()
                .noneMatch(goal -> goal.contains(PlanIds.goal(
                        PlanIds.plan(Shipped.template().definition().getUrl(), "Procedure/9"), "pain-path")));
    }

    private static Expression fhirPath(String text) {
        return new Expression().setLanguage("text/fhirpath").setExpression(text);
    }

    private static Templates templates(Content content) {
        return TemplateCompiler.compile(Shipped.FHIR, content);
    }

    private static String titleOf(String action) {
        return Shipped.template().definition().getAction().stream()
                .filter(one -> action.equals(one.getId()))
                .findFirst()
                .orElseThrow()
                .getTitle();
    }

    private static List<String> activities(CarePlan plan) {
        return plan.getActivity().stream()
                .map(activity -> activity.getDetail().getCode().getText())
                .toList();
    }

    private static List<String> variants(CarePlan plan) {
        return plan.getExtensionsByUrl("https://plumbline.dev/fhir/StructureDefinition/chosen-variant").stream()
                .map(extension -> ((Coding) extension.getValue()).getCode())
                .toList();
    }

    private CarePlan start(String... variants) {
        return starter.start(Shipped.template(), request(variants));
    }

    private CarePlan startByCodes(String... variants) {
        return starter.start(Shipped.templates(), request(variants));
    }

    private List<Refusal> refusals(String... variants) {
        return catchThrowableOfType(() -> start(variants), Refused.class).refusals();
    }

    private PlanRequest request(String... variants) {
        return new PlanRequest(
                "Patient/7",
                "Procedure/9",
                List.of(variants),
                List.of(),
                ZoneOffset.UTC,
                new PlanRequest.People(null, null, null, null),
                addresses);
    }

    private String reason(String system, String code) {
        var id = condition(system, code);
        procedure.addReasonReference(new Reference("Condition/" + id));
        return id;
    }

    private String condition(String system, String code) {
        var condition = new Condition();
        condition.setId("fracture-" + code + "-"
                + store.referringTo(Condition.class, "subject", "Patient/7").size());
        condition.setSubject(new Reference("Patient/7"));
        condition.setCode(concept(system, code));
        store.save(condition);
        return condition.getIdPart();
    }

    private Condition stored(String id) {
        return store.read(Condition.class, id).orElseThrow();
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(system).setCode(code));
    }
}
