package dev.plumbline.careplan.checkin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;

/** Walks the items of a response, those within groups and below answers included. */
public final class ResponseItems {

    private ResponseItems() {}

    public static Stream<QuestionnaireResponseItemComponent> in(QuestionnaireResponse response) {
        return LocatedItem.in(response).stream().map(LocatedItem::item);
    }

    /** Every value that was given, by linkId; an item that stands there twice has the values of both. */
    public static Map<String, List<Type>> values(QuestionnaireResponse response) {
        Map<String, List<Type>> values = new HashMap<>();
        in(response)
                .forEach(item -> item.getAnswer().stream()
                        .filter(ResponseItems::isGiven)
                        .forEach(answer -> values.computeIfAbsent(item.getLinkId(), linkId -> new ArrayList<>())
                                .add(answer.getValue())));
        return values;
    }

    static boolean isGiven(QuestionnaireResponseItemAnswerComponent answer) {
        return answer.hasValue() && !AbsentAnswer.isDeclined(answer);
    }
}
