package dev.plumbline.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dev.plumbline.standalone.support.FhirServer;
import jakarta.persistence.EntityManagerFactory;
import java.util.concurrent.CompletableFuture;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;

/** A fault of the judging costs no response; a fault of the database costs the whole transaction, and says so. */
abstract class FaultContract {

    private static final String COULD_NOT_BE_JUDGED = "could-not-be-judged";
    private static final String SHOULDER_DAILY = "https://example.org/fhir/Questionnaire/shoulder-daily|1.0.0";

    /** The mark by which Plumbline knows its own requests: without it, the other writer would wait for the lock. */
    private static final String UNSEEN = "dev.plumbline.plugin.host.OwnRequest";

    @Autowired
    private FhirServer server;

    @Autowired
    private IInterceptorService interceptors;

    @Autowired
    private DaoRegistry daos;

    @Autowired
    private EntityManagerFactory factory;

    @Test
    void triesAgainWhenAFlagChangesUnderneath() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(4, 7));
        recovering.post(recovering.checkIn(5, 7));
        var flag = recovering.flags("TRJ-1").get(0).getIdPart();

        try (var saboteur = changingUnderneath(flag)) {
            recovering.post(recovering.checkIn(6, 7));

            assertThat(saboteur.hasActed()).isTrue();
        }

        assertThat(recovering.responses()).hasSize(3);
        assertThat(recovering.flags("TRJ-1")).singleElement().satisfies(after -> {
            assertThat(Recovering.evidenceOf(after)).hasSize(4);
            assertThat(after.getIdentifier()).hasSize(2);
            assertThat(recovering.history(after)).containsExactly(1L, 2L, 3L);
        });
    }

    @Test
    void triesABundleAgainWhenAFlagChangesUnderneath() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(4, 7));
        recovering.post(recovering.checkIn(5, 7));
        var flag = recovering.flags("TRJ-1").get(0).getIdPart();

        try (var saboteur = changingUnderneath(flag)) {
            recovering
                    .client()
                    .transaction()
                    .withBundle(Bundles.transaction(recovering.checkIn(6, 7)))
                    .execute();

            assertThat(saboteur.hasActed()).isTrue();
        }

        assertThat(recovering.responses()).hasSize(3);
        assertThat(recovering.flags("TRJ-1"))
                .singleElement()
                .satisfies(after -> assertThat(Recovering.evidenceOf(after)).hasSize(4));
    }

    @Test
    void storesAnEditThatNamesNoVersionWhenItsFlagChangesUnderneath() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.saddleNumbness(6));
        var flag = recovering.flags("RF-CES1").get(0);
        flag.setId(flag.getIdElement().toUnqualifiedVersionless().getValue());
        flag.setStatus(FlagStatus.INACTIVE);

        try (var saboteur = changingUnderneath(flag.getIdPart())) {
            recovering.client().update().resource(flag).execute();

            assertThat(saboteur.hasActed()).isTrue();
        }

        assertThat(recovering.flags("RF-CES1")).singleElement().satisfies(after -> {
            assertThat(after.getStatus()).isEqualTo(FlagStatus.INACTIVE);
            assertThat(recovering.history(after)).containsExactly(1L, 2L, 3L);
        });
    }

    @Test
    void refusesAnEditThatNamesAVersionWhenItsFlagChangesUnderneath() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.saddleNumbness(6));
        var flag = recovering.flags("RF-CES1").get(0);
        flag.setStatus(FlagStatus.INACTIVE);

        try (var saboteur = changingUnderneath(flag.getIdPart())) {
            var refusal = catchThrowableOfType(
                    () -> recovering
                            .client()
                            .update()
                            .resource(flag)
                            .withAdditionalHeader("If-Match", "W/\"1\"")
                            .execute(),
                    BaseServerResponseException.class);

            assertThat(refusal.getStatusCode()).isEqualTo(409);
            assertThat(saboteur.hasActed()).isTrue();
        }

        assertThat(recovering.flags("RF-CES1")).extracting(Flag::getStatus).containsExactly(FlagStatus.ACTIVE);
    }

    @Test
    void keepsAResponseOnWhichARuleFailsAndJudgesTheOtherRules() {
        var recovering = Recovering.on(server, "shoulder");

        var response = recovering.post(shoulder(recovering, 120, true));

        assertThat(recovering.flags("HOT")).hasSize(1);
        assertThat(recovering.flags("STIFF")).singleElement().satisfies(flag -> {
            assertThat(flag.getStatus()).isEqualTo(FlagStatus.ACTIVE);
            assertThat(flag.getCode().getCodingFirstRep().getCode()).isEqualTo(COULD_NOT_BE_JUDGED);
            assertThat(Recovering.evidenceOf(flag)).contains("QuestionnaireResponse/" + response.getIdPart());
        });
    }

    /** A client cannot take from a plan what judging needs; a hand in the database can. */
    @Test
    void findsWhatIsUrgentInAResponseToAPlanThatCannotBeJudged() {
        var recovering = Recovering.on(server);
        breakPlan(recovering);

        var response = recovering.post(recovering.saddleNumbness(6));

        assertThat(recovering.flags("RF-CES1"))
                .singleElement()
                .satisfies(flag -> assertThat(Recovering.evidenceOf(flag))
                        .containsExactly("QuestionnaireResponse/" + response.getIdPart()));
        assertThat(recovering.flags("")).singleElement().satisfies(flag -> {
            assertThat(flag.getStatus()).isEqualTo(FlagStatus.ACTIVE);
            assertThat(flag.getCode().getCodingFirstRep().getCode()).isEqualTo(COULD_NOT_BE_JUDGED);
            assertThat(Recovering.evidenceOf(flag)).containsExactly("CarePlan/" + recovering.plan());
        });
    }

    @Test
    void asksAPersonAtOnceToReadWhatCouldNotBeJudged() {
        var recovering = Recovering.on(server);
        breakPlan(recovering);

        recovering.post(recovering.checkIn(6, 5));

        assertThat(recovering.reviews("")).singleElement().satisfies(task -> {
            assertThat(task.getPriority()).isEqualTo(TaskPriority.STAT);
            assertThat(task.getBasedOnFirstRep().getReference()).isEqualTo("CarePlan/" + recovering.plan());
        });
        var task = recovering.reviews("").get(0);
        recovering
                .client()
                .update()
                .resource(task.setStatus(TaskStatus.COMPLETED))
                .execute();
        assertThat(recovering.flags("")).extracting(Flag::getStatus).containsExactly(FlagStatus.INACTIVE);
    }

    @Test
    void saysOnceThatAPlanCannotBeJudged() {
        var recovering = Recovering.on(server);
        breakPlan(recovering);

        recovering.post(recovering.checkIn(5, 5));
        recovering.post(recovering.checkIn(6, 5));

        assertThat(recovering.flags())
                .singleElement()
                .satisfies(flag -> assertThat(recovering.history(flag)).containsExactly(1L));
    }

    @Test
    void judgesTheOtherPatientOfATransactionInWhichOneCannotBeJudged() {
        var faulty = Recovering.on(server);
        var sound = Recovering.on(server);
        breakPlan(faulty);

        sound.client()
                .transaction()
                .withBundle(Bundles.transaction(faulty.checkIn(6, 5), sound.saddleNumbness(6)))
                .execute();

        assertThat(sound.flags()).extracting(Recovering::ruleOf).containsExactly("RF-CES1");
        assertThat(faulty.flags())
                .singleElement()
                .satisfies(
                        flag -> assertThat(Recovering.evidenceOf(flag)).containsExactly("CarePlan/" + faulty.plan()));
    }

    @Test
    void leavesNothingHalfWrittenWhenTheDatabaseFails() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(5, 7));
        var before = recovering.everything();

        BaseServerResponseException failure;
        try (var saboteur = Saboteur.after(interceptors, Provenance.class::isInstance, found -> runBrokenSql())) {
            failure = catchThrowableOfType(
                    () -> recovering.post(recovering.checkIn(6, 7)), BaseServerResponseException.class);
            assertThat(saboteur.hasActed()).isTrue();
        }

        assertThat(failure.getStatusCode()).isEqualTo(500);
        assertThat(((OperationOutcome) failure.getOperationOutcome())
                        .getIssueFirstRep()
                        .getSeverity())
                .isEqualTo(OperationOutcome.IssueSeverity.ERROR);
        assertThat(recovering.responses()).hasSize(1);
        assertThat(recovering.everything()).isEqualTo(before);
        recovering.post(recovering.checkIn(6, 7));
        assertThat(recovering.flags("TRJ-1")).hasSize(1);
    }

    private Saboteur changingUnderneath(String flag) {
        return Saboteur.before(
                interceptors,
                stored -> flag.equals(stored.getIdElement().getIdPart()),
                found -> CompletableFuture.runAsync(() -> changeUnseen(flag)).join());
    }

    private void changeUnseen(String flag) {
        var request = new SystemRequestDetails();
        request.getUserData().put(UNSEEN, true);
        var dao = daos.getResourceDao(Flag.class);
        var changed = dao.read(new IdType("Flag", flag), request);
        changed.addIdentifier().setSystem("https://ehr.example/flags").setValue("F-1");
        dao.update(changed, request);
    }

    private void breakPlan(Recovering recovering) {
        var request = new SystemRequestDetails();
        request.getUserData().put(UNSEEN, true);
        var dao = daos.getResourceDao(CarePlan.class);
        var plan = dao.read(new IdType("CarePlan", recovering.plan()), request);
        dao.update(plan.setCreated(null), request);
    }

    private void runBrokenSql() {
        EntityManagerFactoryUtils.getTransactionalEntityManager(factory)
                .createNativeQuery("INSERT INTO there_is_no_such_table VALUES (1)")
                .executeUpdate();
    }

    private static QuestionnaireResponse shoulder(Recovering recovering, int lift, boolean hot) {
        var response = new QuestionnaireResponse();
        response.setQuestionnaire(SHOULDER_DAILY);
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(new Reference(recovering.patient()));
        response.setAuthoredElement(recovering.at(Recovering.TODAY));
        Recovering.answer(response, "lift", new IntegerType(lift));
        Recovering.answer(response, "hot", new BooleanType(hot));
        return response;
    }
}
