package dev.plumbline.standalone.storage;

import dev.plumbline.standalone.support.ServerTest;

@ServerTest
class ClientWritesOnH2Test extends ClientWritesContract {}
