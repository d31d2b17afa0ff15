package dev.plumbline.plugin.host;

import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.function.Supplier;

/** A transaction of our own that holds one patient's lock from its first statement on. */
public final class PatientTransaction {

    private final IHapiTransactionService transactions;
    private final PatientLocks locks;

    public PatientTransaction(IHapiTransactionService transactions, PatientLocks locks) {
        this.transactions = transactions;
        this.locks = locks;
    }

    public <T> T on(String subject, RequestDetails request, Supplier<T> work) {
        VersionConflictRetry.mark(request);
        return transactions.withRequest(request).execute(status -> {
            locks.acquire(List.of(subject));
            return work.get();
        });
    }
}
