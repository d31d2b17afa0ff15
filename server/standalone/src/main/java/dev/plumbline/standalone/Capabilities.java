package dev.plumbline.standalone;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import org.springframework.stereotype.Component;

/** Writes the CapabilityStatement of a server; it asks the server as it is then, so a plugin's operations are in it. */
@Component
class Capabilities {

    private final IFhirSystemDao<?, ?> systemDao;
    private final JpaStorageSettings settings;
    private final ISearchParamRegistry searchParameters;
    private final IValidationSupport profiles;

    Capabilities(
            IFhirSystemDao<?, ?> systemDao,
            JpaStorageSettings settings,
            ISearchParamRegistry searchParameters,
            IValidationSupport profiles) {
        this.systemDao = systemDao;
        this.settings = settings;
        this.searchParameters = searchParameters;
        this.profiles = profiles;
    }

    JpaCapabilityStatementProvider of(RestfulServer server) {
        var provider = new JpaCapabilityStatementProvider(server, systemDao, settings, searchParameters, profiles);
        provider.setImplementationDescription("Plumbline");
        return provider;
    }
}
