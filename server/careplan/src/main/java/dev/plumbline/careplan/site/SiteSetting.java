package dev.plumbline.careplan.site;

import java.util.List;

/**
 * A value of the content that a site may set, as a {@code Parameters} file beside the template declares it.
 *
 * @param file that declares it
 * @param name {@code lift.phase1Lb}: letters, digits, dots and hyphens
 * @param shipped its value where the site sets none, in its one form
 * @param bounds what a site may set
 * @param text what it is, for the person who sets it
 * @param constraints what must hold between it and other settings
 */
record SiteSetting(
        String file, String name, String shipped, SettingBounds bounds, String text, List<Constraint> constraints) {

    SiteSetting {
        constraints = List.copyOf(constraints);
    }

    /** Where it stands in its file. */
    String place() {
        return placeOf(name);
    }

    static String placeOf(String name) {
        return "Parameters.parameter.where(name='%s')".formatted(name);
    }

    /**
     * A condition over several settings.
     *
     * @param description what is expected, as a sentence without its full stop
     * @param expression FHIRPath over settings that is true where it holds
     */
    record Constraint(String description, String expression) {}
}
