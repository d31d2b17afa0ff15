package dev.plumbline.careplan.content;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;

/**
 * Finds what must be there and is not: the elements that FHIR itself requires, the names by which files and their parts are
 * found, the code of each coding. Nothing can be compiled without them, so this is looked at
 * as soon as a file is read.
 */
public final class RequiredElements {

    private static final Set<Class<? extends Resource>> DEFINITIONS =
            Set.of(PlanDefinition.class, ActivityDefinition.class, Questionnaire.class);

    private final FhirContext fhir;
    private final Mistakes mistakes;

    private RequiredElements(FhirContext fhir, Mistakes mistakes) {
        this.fhir = fhir;
        this.mistakes = mistakes;
    }

    public static void find(FhirContext fhir, MetadataResource resource, Mistakes mistakes) {
        var required = new RequiredElements(fhir, mistakes);
        required.checkNames(resource);
        required.checkElements(resource, resource.fhirType());
        ElementTree.walk(resource, (parent, element, place) -> required.check(element, place));
        if (resource instanceof PlanDefinition plan) {
            required.checkIds(plan.getGoal(), "PlanDefinition.goal");
            required.checkIds(plan.getAction(), "PlanDefinition.action");
        }
    }

    private void checkNames(MetadataResource resource) {
        expect(resource.getIdElement().hasIdPart(), resource, "id");
        expect(resource.hasUrl(), resource, "url");
        if (DEFINITIONS.contains(resource.getClass())) {
            expect(resource.hasVersion(), resource, "version");
            expect(resource.hasTitle(), resource, "title");
        }
    }

    private void expect(boolean isThere, MetadataResource resource, String element) {
        if (!isThere) {
            missing(resource.fhirType(), element);
        }
    }

    private void check(Base element, String place) {
        if (element instanceof Coding coding && !coding.hasCode()) {
            missing(place, "code");
        }
        if (!element.isEmpty()) {
            checkElements(element, place);
        }
    }

    private void checkElements(Base parent, String place) {
        if (definition(parent) instanceof BaseRuntimeElementCompositeDefinition<?> defined) {
            defined.getChildren().stream()
                    .filter(child -> child.getMin() > 0)
                    .filter(child ->
                            child.getAccessor().getValues(parent).stream().allMatch(IBase::isEmpty))
                    .forEach(child -> missing(place, child.getElementName().replace("[x]", "")));
        }
    }

    private BaseRuntimeElementDefinition<?> definition(Base element) {
        return element instanceof Resource resource
                ? fhir.getResourceDefinition(resource)
                : fhir.getElementDefinition(element.getClass());
    }

    private void missing(String place, String element) {
        mistakes.add(place, "There is no `%s`; expected one.", element);
    }

    /** By these a rule, a plan or a Flag names the part. */
    private void checkIds(List<? extends Element> parts, String place) {
        var seen = new HashSet<String>();
        for (int index = 0; index < parts.size(); index++) {
            var id = parts.get(index).getId();
            if (id == null) {
                missing("%s[%d]".formatted(place, index), "id");
            } else if (!seen.add(id)) {
                mistakes.add("%s[%d]".formatted(place, index), "Id `%s` stands there twice; expected each once.", id);
            }
        }
    }
}
