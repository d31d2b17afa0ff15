package dev.plumbline.standalone.storage;

import dev.plumbline.standalone.support.ServerTest;

@ServerTest
class TerminologyOnH2Test extends TerminologyContract {}
