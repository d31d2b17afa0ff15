package dev.plumbline.standalone.nodes;

import dev.plumbline.careplan.fixture.DailyForm;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Random;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;

/** Daily check-ins as a portal sends them, in no order: some name their plan, some do not. */
final class CheckIn {

    private static final Duration REPORTED = Duration.ofDays(4);

    private CheckIn() {}

    static QuestionnaireResponse of(AftercarePlan plan, Random random) {
        var response = DailyForm.withPain(plan.course().pain(random.nextDouble()));
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(new Reference(plan.patient()));
        response.setAuthored(Date.from(Instant.now().minusMillis((long) (random.nextDouble() * REPORTED.toMillis()))));
        if (random.nextBoolean()) {
            response.addBasedOn(new Reference(plan.id()));
        }
        DailyForm.answer(response, "rf.saddle", new BooleanType(plan.course().numb(random.nextDouble())));
        return response;
    }
}
