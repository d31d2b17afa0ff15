package dev.plumbline.plugin.checkin;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/** Walks the items of a response, those within groups and below answers included. */
public final class ResponseItems {

    private ResponseItems() {}

    public static Stream<QuestionnaireResponseItemComponent> in(QuestionnaireResponse response) {
        return withChildren(response.getItem());
    }

    private static Stream<QuestionnaireResponseItemComponent> withChildren(
            List<QuestionnaireResponseItemComponent> items) {
        return items.stream().flatMap(item -> {
            var below = item.getAnswer().stream().flatMap(answer -> withChildren(answer.getItem()));
            return Stream.concat(Stream.of(item), Stream.concat(withChildren(item.getItem()), below));
        });
    }
}
