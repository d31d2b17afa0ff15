package dev.plumbline.careplan.content;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * Walks all elements of a resource, those within extensions too. HAPI's own walk does not tell where an element stands
 * among its siblings (ADR 26).
 */
public final class ElementTree {

    private final Visitor visitor;

    private ElementTree(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Is shown each element, before those within it. */
    public interface Visitor {

        /**
         * Sees one element.
         *
         * @param place the FHIRPath of the element, as a person would write it
         */
        void visit(Base parent, Base element, String place);
    }

    public static void walk(Resource resource, Visitor visitor) {
        new ElementTree(visitor).walk(resource, resource.fhirType());
    }

    private void walk(Base parent, String place) {
        parent.children()
                .forEach(property -> walk(
                        parent,
                        property.getValues(),
                        place + "." + property.getName().replace("[x]", ""),
                        property.isList()));
        if (parent instanceof DomainResource resource) {
            // HAPI's own list of children leaves out the extensions of a resource.
            walk(parent, resource.getExtension(), place + ".extension", true);
        }
    }

    private void walk(Base parent, List<? extends Base> elements, String place, boolean repeats) {
        for (int index = 0; index < elements.size(); index++) {
            var element = elements.get(index);
            var here = repeats ? place + selector(element, index) : place;
            visitor.visit(parent, element, here);
            walk(element, here);
        }
    }

    private static String selector(Base element, int index) {
        if (element instanceof QuestionnaireItemComponent item && item.hasLinkId()) {
            return ".where(linkId='%s')".formatted(item.getLinkId());
        }
        return element instanceof Element known && known.hasId()
                ? ".where(id='%s')".formatted(known.getId())
                : "[%d]".formatted(index);
    }
}
