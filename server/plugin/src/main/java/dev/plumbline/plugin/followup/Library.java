package dev.plumbline.plugin.followup;

import dev.plumbline.plugin.checkin.Linking;
import dev.plumbline.plugin.template.FormVersions;
import dev.plumbline.plugin.template.Templates;

/**
 * The content by which patients are judged.
 *
 * @param templates those in use
 * @param forms the texts of forms that were in use before
 */
record Library(Templates templates, FormVersions forms) {

    Linking linking() {
        return new Linking(templates);
    }
}
