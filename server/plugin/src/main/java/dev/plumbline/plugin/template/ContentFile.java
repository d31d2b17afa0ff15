package dev.plumbline.plugin.template;

import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;

/**
 * One resource of the shipped content or of a site's own folder.
 *
 * @param path where it was read, for a person who has to mend it
 */
public record ContentFile(String path, Resource resource) {

    /** A copy as clients get it: a form without the translations that stand beside its texts. */
    public Resource served() {
        return resource instanceof Questionnaire form ? FormLanguages.served(form) : resource.copy();
    }
}
