package dev.plumbline.standalone.storage;

import dev.plumbline.standalone.support.ServerTest;

@ServerTest
class RepeatedOnH2Test extends RepeatedContract {}
