package dev.plumbline.standalone.storage;

import dev.plumbline.standalone.support.Database;
import dev.plumbline.standalone.support.ServerTest;

@ServerTest(on = Database.POSTGRESQL)
class TerminologyOnPostgresTest extends TerminologyContract {}
