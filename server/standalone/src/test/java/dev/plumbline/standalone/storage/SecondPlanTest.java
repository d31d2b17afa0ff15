package dev.plumbline.standalone.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.standalone.support.FhirServer;
import dev.plumbline.standalone.support.ServerTest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A patient may have a second fracture. What was answered before stays with the plan that it was answered for. */
@ServerTest
class SecondPlanTest {

    @Autowired
    private FhirServer server;

    @Test
    void leavesWhatWasAnsweredWithThePlanThatItWasAnsweredFor() {
        var recovering = Recovering.on(server);
        recovering.post(recovering.checkIn(4, 7));
        recovering.post(recovering.checkIn(5, 7));
        var flag = recovering.flags("TRJ-1").get(0);
        var answered = recovering.tasks().stream().filter(Task::hasOutput).toList();

        recovering.start(Recovering.SPINE);

        assertThat(recovering.flags("TRJ-1")).extracting(Resource::getId).containsExactly(flag.getId());
        assertThat(recovering.tasks().stream().filter(Task::hasOutput))
                .extracting(Resource::getId)
                .containsExactlyInAnyOrderElementsOf(
                        answered.stream().map(Resource::getId).toList());
    }

    @Test
    void judgesAnEmergencyAnswerThatFitsBothPlansOnThePatient() {
        var recovering = Recovering.on(server);
        recovering.start(Recovering.SPINE);

        var response = recovering.post(recovering.saddleNumbness(Recovering.TODAY));

        assertThat(recovering.flags("RF-CES1"))
                .singleElement()
                .satisfies(flag -> assertThat(Recovering.evidenceOf(flag))
                        .containsExactly("QuestionnaireResponse/" + response.getIdPart()));
    }

    @Test
    void judgesAnAnswerThatNamesItsPlanByThatPlan() {
        var recovering = Recovering.on(server);
        var second = recovering.start(Recovering.SPINE);
        var response = recovering.saddleNumbness(Recovering.TODAY);
        response.addBasedOn(new Reference("CarePlan/" + second));

        recovering.post(response);

        assertThat(recovering.flags("RF-CES1"))
                .singleElement()
                .satisfies(flag -> assertThat(Recovering.evidenceOf(flag)).contains("CarePlan/" + second));
    }
}
