package dev.plumbline.plugin.template;

import dev.plumbline.plugin.store.Canonicals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Questionnaire;

/**
 * Gives each form that carries a site's numbers a version of its own: a form never changes under the same version, and
 * another number is another text.
 */
final class SiteForms {

    private final SiteNumbers numbers;
    private final Map<String, String> texts;
    private final Map<String, String> renamed = new HashMap<>();

    /**
     * @param texts as they were read, by path
     */
    SiteForms(SiteNumbers numbers, Map<String, String> texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    /** The same files; forms that name a number in another version, and those who ask for them asking for that one. */
    List<ContentFile> renamed(List<ContentFile> files) {
        files.stream()
                .filter(file -> SiteNumbers.areNamedIn(texts.getOrDefault(file.path(), "")))
                .map(ContentFile::resource)
                .filter(Questionnaire.class::isInstance)
                .forEach(form -> rename((Questionnaire) form));
        files.stream()
                .map(ContentFile::resource)
                .filter(ActivityDefinition.class::isInstance)
                .forEach(activity -> followForm((ActivityDefinition) activity));
        return List.copyOf(files);
    }

    private void rename(Questionnaire form) {
        var shipped = form.getUrl() + "|" + form.getVersion();
        form.setVersion(numbers.version(form.getVersion()));
        renamed.put(shipped, form.getUrl() + "|" + form.getVersion());
    }

    private void followForm(ActivityDefinition activity) {
        activity.getExtensionsByUrl(Canonicals.CPG_COLLECT_WITH).forEach(extension -> {
            var canonical = renamed.get(extension.getValue().primitiveValue());
            if (canonical != null) {
                extension.setValue(new CanonicalType(canonical));
            }
        });
    }
}
