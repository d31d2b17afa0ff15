package dev.plumbline.standalone.rendering;

/** A library that shows a Questionnaire on a portal's page. */
enum Renderer {
    LHC_FORMS("lhc-forms"),
    SMART_FORMS("smart-forms");

    private final String folder;

    Renderer(String folder) {
        this.folder = folder;
    }

    /** Where its page lies, and what its pictures are named after. */
    String folder() {
        return folder;
    }
}
