package dev.plumbline.standalone;

import dev.plumbline.standalone.support.Database;
import dev.plumbline.standalone.support.ServerTest;

@ServerTest(on = Database.H2)
class StandaloneServerOnH2Test extends StandaloneServerContract {}
