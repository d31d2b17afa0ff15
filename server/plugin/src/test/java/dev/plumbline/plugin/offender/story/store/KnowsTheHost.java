package dev.plumbline.plugin.offender.story.store;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Reaches from inside the house into HAPI's storage, its REST server and Spring's transactions. */
public final class KnowsTheHost {

    private final DaoRegistry daos;

    public KnowsTheHost(DaoRegistry daos) {
        this.daos = daos;
    }

    public boolean stores(String type) {
        return daos.isResourceTypeSupported(type);
    }

    public RuntimeException refusal() {
        return new InvalidRequestException("no");
    }

    public boolean isInTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }
}
