package dev.plumbline.careplan.content;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/** Finds codes that a ValueSet or a ConceptMap names, of a CodeSystem of the content, and that are not defined there. */
public final class NamedCodes {

    private final Content content;
    private final Mistakes mistakes;

    private NamedCodes(Content content, Mistakes mistakes) {
        this.content = content;
        this.mistakes = mistakes;
    }

    public static void find(ContentFile file, Content content, List<Problem> problems) {
        new NamedCodes(content, new Mistakes(problems, file.path())).find(file.resource());
    }

    private void find(Resource resource) {
        if (resource instanceof ValueSet list) {
            check(list.getCompose().getInclude(), "ValueSet.compose.include");
            check(list.getCompose().getExclude(), "ValueSet.compose.exclude");
        }
        if (resource instanceof ConceptMap map) {
            for (int index = 0; index < map.getGroup().size(); index++) {
                check(map.getGroup().get(index), "ConceptMap.group[%d]".formatted(index));
            }
        }
    }

    private void check(List<ConceptSetComponent> sets, String place) {
        for (int index = 0; index < sets.size(); index++) {
            var set = sets.get(index);
            var here = "%s[%d].concept".formatted(place, index);
            set.getConcept().forEach(concept -> check(set.getSystem(), concept.getCode(), here));
        }
    }

    private void check(ConceptMapGroupComponent group, String place) {
        group.getElement().forEach(element -> {
            check(group.getSource(), element.getCode(), place + ".element");
            element.getTarget().stream()
                    .filter(TargetElementComponent::hasCode)
                    .forEach(target -> check(group.getTarget(), target.getCode(), place + ".element.target"));
        });
    }

    private void check(String system, String code, String place) {
        if (content.lacks(new Coding().setSystem(system).setCode(code))) {
            mistakes.add(place, "Code `%s` is not in `%s`.", code, system);
        }
    }
}
