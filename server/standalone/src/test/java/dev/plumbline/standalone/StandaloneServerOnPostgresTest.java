package dev.plumbline.standalone;

import dev.plumbline.standalone.support.Database;
import dev.plumbline.standalone.support.ServerTest;

@ServerTest(on = Database.POSTGRESQL)
class StandaloneServerOnPostgresTest extends StandaloneServerContract {}
