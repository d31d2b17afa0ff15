package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.form.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Type;

/** What a response answers: what the patient gave, and what the form computes from that. */
final class GivenAnswers {

    private GivenAnswers() {}

    /**
     * Every value by linkId. A computed item has the value that this server computes, or none where the answers give
     * none, whatever the client has sent for it.
     */
    static Map<String, List<Type>> of(Form form, QuestionnaireResponse response) {
        Map<String, List<Type>> given = new HashMap<>(ResponseItems.values(response));
        form.items()
                .values()
                .forEach(item -> item.calculated().ifPresent(calculation -> {
                    given.remove(item.linkId());
                    calculation.of(response).ifPresent(value -> given.put(item.linkId(), List.of(value)));
                }));
        return given;
    }
}
