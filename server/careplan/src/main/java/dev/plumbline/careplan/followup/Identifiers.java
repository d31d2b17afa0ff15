package dev.plumbline.careplan.followup;

import java.time.Instant;
import java.util.Comparator;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Whether a response carries the identifier that another one of its subject had before. */
final class Identifiers {

    private Identifiers() {}

    static boolean isReused(QuestionnaireResponse response, SortedFile file) {
        if (!response.hasIdentifier()) {
            return false;
        }
        var first = file.patient().responses().stream()
                .filter(other -> other.hasIdentifier() && isSame(other, response))
                .min(Comparator.<QuestionnaireResponse, Instant>comparing(file.arrivals()::of)
                        .thenComparing(other -> other.getIdElement().getIdPart()));
        return first.filter(other -> !other.getIdElement()
                        .getIdPart()
                        .equals(response.getIdElement().getIdPart()))
                .isPresent();
    }

    private static boolean isSame(QuestionnaireResponse one, QuestionnaireResponse other) {
        return String.valueOf(one.getIdentifier().getValue())
                        .equals(String.valueOf(other.getIdentifier().getValue()))
                && String.valueOf(one.getIdentifier().getSystem())
                        .equals(String.valueOf(other.getIdentifier().getSystem()));
    }
}
