package dev.plumbline.standalone.storage;

import dev.plumbline.standalone.support.ServerTest;

@ServerTest
class ReviewOnH2Test extends ReviewContract {}
