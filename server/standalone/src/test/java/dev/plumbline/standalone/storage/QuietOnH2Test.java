package dev.plumbline.standalone.storage;

import dev.plumbline.standalone.support.ServerTest;

@ServerTest
class QuietOnH2Test extends QuietContract {}
