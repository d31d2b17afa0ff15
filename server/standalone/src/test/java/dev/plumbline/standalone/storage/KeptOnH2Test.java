package dev.plumbline.standalone.storage;

import dev.plumbline.standalone.support.ServerTest;

@ServerTest
class KeptOnH2Test extends KeptContract {}
