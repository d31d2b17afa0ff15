package dev.plumbline.standalone.storage;

import dev.plumbline.standalone.support.ServerTest;

@ServerTest
class EvidenceOnH2Test extends EvidenceContract {}
