package dev.plumbline.careplan.content;

import org.hl7.fhir.r4.model.Resource;

/**
 * One resource of the shipped content or of a site's own folder.
 *
 * @param path where it was read, for a person who has to mend it
 */
public record ContentFile(String path, Resource resource) {}
