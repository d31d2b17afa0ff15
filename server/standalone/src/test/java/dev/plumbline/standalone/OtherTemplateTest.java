package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.MovableClock;
import dev.plumbline.standalone.support.ServerTest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clinical content is data: a knee, a measure of 0 to 100 that is worse when it is lower, codes of its own. */
@ServerTest
class OtherTemplateTest {

    @Autowired
    FhirServer server;

    @Autowired
    MovableClock clock;

    private IGenericClient client;
    private String subject;
    private CarePlan plan;

    @BeforeEach
    void startKneePlan() {
        client = server.client();
        clock.moveTo(Instant.parse("2026-11-02T12:00:00Z"));
        subject = create(new Patient());
        var procedure = new Procedure()
                .setStatus(ProcedureStatus.COMPLETED)
                .setSubject(new Reference(subject))
                .setPerformed(new DateTimeType("2026-11-02T09:00:00Z"));
        var baseline = new Parameters().addParameter();
        baseline.setName("baseline").addPart().setName("measure").setValue(new CodeType("flexion"));
        baseline.addPart().setName("value").setValue(new DecimalType(80));
        plan = client.operation()
                .onInstance("PlanDefinition/knee-replacement-aftercare")
                .named("$start-plan")
                .withParameters(new Parameters()
                        .addParameter("subject", new Reference(subject))
                        .addParameter("procedure", new Reference(create(procedure)))
                        .addParameter("zone", new StringType("UTC"))
                        .addParameter(baseline))
                .returnResourceType(CarePlan.class)
                .execute();
    }

    @Test
    void givesThePatientAPathWhoseLimitIsALowerOne() {
        var goal = client.read()
                .resource(Goal.class)
                .withId(plan.getGoalFirstRep().getReferenceElement().getIdPart())
                .execute();

        assertThat(goal.getTarget())
                .filteredOn(Goal.GoalTargetComponent::hasDetailRange)
                .extracting(
                        target -> target.getDetailRange().getLow().getValue().intValueExact())
                .containsExactly(24, 64);
    }

    @Test
    void raisesItsOwnFlagWhenTheKneeBendsTooLittleTwice() {
        checkIn("2026-11-04T09:00:00Z", 20, false);
        checkIn("2026-11-05T09:00:00Z", 20, false);

        var flags = activeFlags();

        assertThat(flags).hasSize(1);
        assertThat(flags.get(0).getCode().getCodingFirstRep().getCode()).isEqualTo("stiff-knee");
        assertThat(flags.get(0).getCode().getText()).startsWith("The knee bends to 20 on day 3, less than 26.");
    }

    @Test
    void judgesAnUrgentAnswerAndExtractsTheMeasure() {
        checkIn("2026-11-03T09:00:00Z", 45, true);

        var observations = search(Observation.class);

        assertThat(activeFlags())
                .extracting(flag -> flag.getCode().getText())
                .containsExactly("The knee is hot on day 1.");
        assertThat(observations)
                .filteredOn(Observation::hasDerivedFrom)
                .extracting(observation -> observation.getValueIntegerType().getValue())
                .containsExactly(45);
    }

    private void checkIn(String at, int flexion, boolean hot) {
        clock.moveTo(Instant.parse(at));
        var response = new QuestionnaireResponse()
                .setQuestionnaire("https://clinic.example/fhir/Questionnaire/knee-check-in|2.1.0")
                .setStatus(QuestionnaireResponseStatus.COMPLETED)
                .setSubject(new Reference(subject))
                .setAuthored(Date.from(Instant.parse(at)));
        answer(response, "knee.hot", new BooleanType(hot));
        answer(response, "knee.bend", new IntegerType(flexion));
        create(response);
    }

    private static void answer(QuestionnaireResponse response, String linkId, Type value) {
        response.addItem().setLinkId(linkId).addAnswer().setValue(value);
    }

    private List<Flag> activeFlags() {
        return search(Flag.class).stream()
                .filter(flag -> flag.getStatus() == Flag.FlagStatus.ACTIVE)
                .toList();
    }

    private <T extends Resource> List<T> search(Class<T> type) {
        return client
                .search()
                .byUrl(type.getSimpleName() + "?subject=" + subject)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> type.cast(entry.getResource()))
                .toList();
    }

    private String create(Resource resource) {
        return client.create()
                .resource(resource)
                .execute()
                .getId()
                .toUnqualifiedVersionless()
                .getValue();
    }
}
