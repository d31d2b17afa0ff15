package dev.plumbline.standalone.rendering;

import dev.plumbline.standalone.support.ServerTest;

@ServerTest
class FormInSmartFormsTest extends FormContract {

    FormInSmartFormsTest() {
        super(Renderer.SMART_FORMS);
    }
}
