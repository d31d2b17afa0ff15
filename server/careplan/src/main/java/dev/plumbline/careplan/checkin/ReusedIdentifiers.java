package dev.plumbline.careplan.checkin;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Which responses of one patient carry the identifier that another one had before. */
final class ReusedIdentifiers {

    /** System and value; null where it has none. */
    private record Key(String system, String value) {

        static Key of(Identifier identifier) {
            return new Key(String.valueOf(identifier.getSystem()), String.valueOf(identifier.getValue()));
        }
    }

    private final Set<QuestionnaireResponse> reusing = new HashSet<>();

    ReusedIdentifiers(List<QuestionnaireResponse> responses, Arrivals arrivals) {
        Map<Key, QuestionnaireResponse> first = new HashMap<>();
        responses.stream()
                .filter(QuestionnaireResponse::hasIdentifier)
                .sorted(Comparator.<QuestionnaireResponse, Instant>comparing(arrivals::of)
                        .thenComparing(response -> response.getIdElement().getIdPart()))
                .forEach(response -> {
                    if (first.putIfAbsent(Key.of(response.getIdentifier()), response) != null) {
                        reusing.add(response);
                    }
                });
    }

    boolean isIn(QuestionnaireResponse response) {
        return reusing.contains(response);
    }
}
