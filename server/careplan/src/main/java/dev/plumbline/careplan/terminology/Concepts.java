package dev.plumbline.careplan.terminology;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;

/** The concepts of one CodeSystem, those inside others too. */
public final class Concepts {

    private Concepts() {}

    /** Whether the resource lists all of its concepts; else they are somewhere else. */
    public static boolean areComplete(CodeSystem system) {
        return system.getContent() == CodeSystemContentMode.COMPLETE;
    }

    /** Each concept before those inside it. */
    public static Stream<ConceptDefinitionComponent> of(CodeSystem system) {
        return within(system.getConcept());
    }

    /** The concept of this code; upper and lower case differ unless the CodeSystem says otherwise. */
    public static Optional<ConceptDefinitionComponent> find(CodeSystem system, String code) {
        boolean exact = !system.hasCaseSensitive() || system.getCaseSensitive();
        return of(system)
                .filter(concept -> exact ? code.equals(concept.getCode()) : code.equalsIgnoreCase(concept.getCode()))
                .findFirst();
    }

    /** A concept that groups others and is no choice itself. */
    static boolean isAbstract(ConceptDefinitionComponent concept) {
        return concept.getProperty().stream()
                .filter(property -> "notSelectable".equals(property.getCode()))
                .anyMatch(property -> property.getValue() instanceof BooleanType value && value.booleanValue());
    }

    private static Stream<ConceptDefinitionComponent> within(List<ConceptDefinitionComponent> concepts) {
        return concepts.stream().flatMap(concept -> Stream.concat(Stream.of(concept), within(concept.getConcept())));
    }
}
