package dev.plumbline.careplan.terminology;

import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** One concept of a CodeSystem, as {@code $lookup} answers it. */
public final class Lookup {

    private Lookup() {}

    /**
     * Name and version of the CodeSystem, the concept's display, designations and properties.
     *
     * @param wanted the properties to tell, {@code definition} among them; empty = all
     */
    public static Parameters of(CodeSystem system, ConceptDefinitionComponent concept, Set<String> wanted) {
        var answer = new Parameters().addParameter("name", new StringType(system.getName()));
        if (system.hasVersion()) {
            answer.addParameter("version", new StringType(system.getVersion()));
        }
        answer.addParameter("display", new StringType(concept.getDisplay()));
        concept.getDesignation().forEach(designation -> {
            var told = answer.addParameter().setName("designation");
            told.addPart().setName("language").setValue(new CodeType(designation.getLanguage()));
            told.addPart().setName("value").setValue(new StringType(designation.getValue()));
        });
        if (concept.hasDefinition()) {
            tell(answer, "definition", new StringType(concept.getDefinition()), wanted);
        }
        concept.getProperty().forEach(property -> tell(answer, property.getCode(), property.getValue(), wanted));
        return answer;
    }

    private static void tell(Parameters answer, String code, Type value, Set<String> wanted) {
        if (wanted.isEmpty() || wanted.contains(code)) {
            var told = answer.addParameter().setName("property");
            told.addPart().setName("code").setValue(new CodeType(code));
            told.addPart().setName("value").setValue(value);
        }
    }
}
