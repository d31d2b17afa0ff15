package dev.plumbline.standalone;

import ca.uhn.fhir.batch2.jobs.bulkmodify.reindex.ReindexProvider;
import ca.uhn.fhir.batch2.jobs.export.BulkDataExportProvider;
import ca.uhn.fhir.jpa.provider.IJpaSystemProvider;
import ca.uhn.fhir.jpa.provider.ValueSetOperationProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import jakarta.annotation.PostConstruct;
import org.springframework.stereotype.Component;

/** What HAPI itself answers: every resource type, the whole system, and the operations that an operator needs. */
@Component
class HapiInteractions {

    private final RestfulServer server;
    private final Everything everything;
    private final Operations operations;
    private final Capabilities capabilities;

    HapiInteractions(RestfulServer server, Everything everything, Operations operations, Capabilities capabilities) {
        this.server = server;
        this.everything = everything;
        this.operations = operations;
        this.capabilities = capabilities;
    }

    /** Early, because of two operations with one name HAPI takes the later: a plugin's, which waits for all beans. */
    @PostConstruct
    void register() {
        server.registerProviders(everything.resourceTypes.createProviders());
        server.registerProvider(everything.system);
        server.setPagingProvider(everything.paging);
        server.registerProviders(operations.terminology, operations.reindexing, operations.bulkExport);
        server.setServerConformanceProvider(capabilities.of(server));
    }

    @Component
    record Everything(
            ResourceProviderFactory resourceTypes, IJpaSystemProvider system, DatabaseBackedPagingProvider paging) {}

    /** Bulk export is there for analytics over many patients, re-indexing for a SearchParameter that comes later. */
    @Component
    record Operations(
            ValueSetOperationProvider terminology, ReindexProvider reindexing, BulkDataExportProvider bulkExport) {}
}
