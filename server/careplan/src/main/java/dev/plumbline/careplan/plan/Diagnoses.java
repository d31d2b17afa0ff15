package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.store.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** What the procedure was done for, and what else the patient has. */
final class Diagnoses {

    private static final Set<String> OVER = Set.of("inactive", "remission", "resolved");
    private static final Set<String> WITHDRAWN = Set.of("refuted", "entered-in-error");

    private final FhirStore store;
    private final PlanRequest request;
    private final Procedure procedure;
    private @Nullable List<Coded> others;

    Diagnoses(FhirStore store, PlanRequest request, Procedure procedure) {
        this.store = store;
        this.request = request;
        this.procedure = procedure;
    }

    /** The Conditions that the caller names, else those that the Procedure names as its reasons and the codes of these. */
    List<Coded> reasons() {
        if (!request.addresses().isEmpty()) {
            return conditions(request.addresses()).toList();
        }
        var codes = procedure.getReasonCode().stream().map(reason -> coded(request.procedure(), reason));
        return Stream.concat(conditions(procedure.getReasonReference()), codes).toList();
    }

    /** The patient's Conditions that are neither over nor withdrawn. Looked up when they are asked for first. */
    List<Coded> all() {
        var known = others;
        if (known == null) {
            known = new ArrayList<>(store.referringTo(Condition.class, "subject", request.subject()).stream()
                    .filter(condition -> !hasAny(condition.getClinicalStatus(), OVER))
                    .filter(Diagnoses::isStated)
                    .map(Diagnoses::coded)
                    .toList());
            others = known;
        }
        return known;
    }

    private Stream<Coded> conditions(List<Reference> references) {
        return references.stream()
                .map(Reference::getReferenceElement)
                .filter(id -> "Condition".equals(id.getResourceType()) && id.hasIdPart())
                .flatMap(id -> store.read(Condition.class, id.getIdPart()).stream())
                .filter(Diagnoses::isStated)
                .map(Diagnoses::coded);
    }

    private static boolean isStated(Condition condition) {
        return !hasAny(condition.getVerificationStatus(), WITHDRAWN);
    }

    private static Coded coded(Condition condition) {
        return coded(References.to(condition), condition.getCode());
    }

    private static Coded coded(String reference, CodeableConcept concept) {
        return new Coded(reference, concept.getCoding());
    }

    private static boolean hasAny(CodeableConcept status, Set<String> codes) {
        return status.getCoding().stream().map(Coding::getCode).anyMatch(codes::contains);
    }
}
