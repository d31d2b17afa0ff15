package dev.plumbline.plugin.intake;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.plugin.host.PlanReference;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** What a response says, apart from how it is kept. */
final class ResponseContent {

    private ResponseContent() {}

    /** Equal for responses of the same content: id, meta and narrative are left out. */
    static String of(FhirContext fhir, QuestionnaireResponse response) {
        var content = response.copy();
        content.setId((String) null);
        content.setMeta(null);
        content.setText(null);
        content.getBasedOn().forEach(PlanReference::nameByIdentifier);
        return fhir.newJsonParser().encodeResourceToString(content);
    }
}
