package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.template.Templates;
import dev.plumbline.plugin.startup.SelfCheck;
import dev.plumbline.standalone.support.ServerTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The log tells of a Flag only what is stored. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class SelfCheckLogTest {

    @Autowired
    private SelfCheck selfCheck;

    @Autowired
    private Templates templates;

    @Autowired
    private FhirStore store;

    @Autowired
    private IHapiTransactionService transactions;

    @Test
    void saysNothingOfFlagsThatAreRolledBack(CapturedOutput output) {
        selfCheck.run(templates);

        assertThat(output).doesNotContain("Flag/");
    }

    @Test
    void doesAfterTheCommitWhatWasAskedForAndNothingAfterARollback() {
        var done = new ArrayList<String>();

        transactions.withRequest(new SystemRequestDetails()).execute(status -> {
            status.setRollbackOnly();
            store.afterCommit(() -> done.add("rolled back"));
            return done;
        });
        transactions.withRequest(new SystemRequestDetails()).execute(() -> {
            store.afterCommit(() -> done.add("committed"));
            assertThat(done).isEmpty();
        });

        assertThat(done).isEqualTo(List.of("committed"));
    }
}
