package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.form.FormVersions;
import dev.plumbline.careplan.template.Templates;

/**
 * The content by which patients are judged.
 *
 * @param templates those in use
 * @param forms the texts of forms that were in use before
 */
public record ContentInUse(Templates templates, FormVersions forms) {

    public Linking linking() {
        return new Linking(templates);
    }
}
