package dev.plumbline.standalone.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Random;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Daily check-ins as a portal sends them, in no order: some name their plan, some do not. */
final class CheckIn {

    private static final Duration REPORTED = Duration.ofDays(4);

    private CheckIn() {}

    static QuestionnaireResponse of(AftercarePlan plan, Random random) {
        var response = new QuestionnaireResponse();
        response.setQuestionnaire("https://plumbline.dev/fhir/Questionnaire/vpa-daily|1.0.0");
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(new Reference(plan.patient()));
        response.setAuthored(Date.from(Instant.now().minusMillis((long) (random.nextDouble() * REPORTED.toMillis()))));
        if (random.nextBoolean()) {
            response.addBasedOn(new Reference(plan.id()));
        }
        answer(response, "rf.saddle", new BooleanType(plan.course().numb(random.nextDouble())));
        answer(response, "rf.breath", new BooleanType(false));
        answer(response, "pain.now", new IntegerType(plan.course().pain(random.nextDouble())));
        answer(response, "med.opioid", new BooleanType(false));
        return response;
    }

    private static void answer(QuestionnaireResponse response, String item, Type value) {
        response.addItem().setLinkId(item).addAnswer().setValue(value);
    }
}
