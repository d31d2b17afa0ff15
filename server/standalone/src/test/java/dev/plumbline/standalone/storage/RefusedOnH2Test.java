package dev.plumbline.standalone.storage;

import dev.plumbline.standalone.support.ServerTest;

@ServerTest
class RefusedOnH2Test extends RefusedContract {}
