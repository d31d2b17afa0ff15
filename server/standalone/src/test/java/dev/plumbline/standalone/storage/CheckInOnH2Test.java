package dev.plumbline.standalone.storage;

import dev.plumbline.standalone.support.ServerTest;

@ServerTest
class CheckInOnH2Test extends CheckInContract {}
