package dev.plumbline.standalone.rendering;

import dev.plumbline.standalone.support.ServerTest;

@ServerTest
class FormInLhcFormsTest extends FormContract {

    FormInLhcFormsTest() {
        super(Renderer.LHC_FORMS);
    }
}
