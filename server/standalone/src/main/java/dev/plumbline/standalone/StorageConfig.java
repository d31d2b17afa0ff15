package dev.plumbline.standalone;

import ca.uhn.fhir.jpa.api.IDaoRegistry;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.binary.api.IBinaryStorageSvc;
import ca.uhn.fhir.jpa.binary.svc.NullBinaryStorageSvcImpl;
import ca.uhn.fhir.jpa.config.util.ResourceCountCacheUtil;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.provider.DaoRegistryResourceSupportedSvc;
import ca.uhn.fhir.jpa.util.ResourceCountCache;
import ca.uhn.fhir.rest.api.IResourceSupportedSvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How resources are stored: what a client may write, and what the server refuses to hold. */
@Configuration(proxyBeanMethods = false)
class StorageConfig {

    @Bean
    JpaStorageSettings storageSettings() {
        var settings = new JpaStorageSettings();
        holdReferencesTogether(settings);
        // A reader who asks after a write must see it; HAPI would answer from a search of up to a minute ago.
        settings.setReuseCachedSearchResultsForMillis(null);
        // One mistyped conditional delete must not empty a register.
        settings.setAllowMultipleDelete(false);
        return settings;
    }

    /** EHRs send bundles that name practitioners and places by identifier; a reference to nothing is an error. */
    private static void holdReferencesTogether(JpaStorageSettings settings) {
        settings.setAllowInlineMatchUrlReferences(true);
        settings.setAutoCreatePlaceholderReferenceTargets(false);
        settings.setEnforceReferentialIntegrityOnWrite(true);
        settings.setEnforceReferentialIntegrityOnDelete(true);
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    /** Attachments stay inside their resource, so that one row holds all of it. */
    @Bean
    IBinaryStorageSvc binaryStorage() {
        return new NullBinaryStorageSvcImpl();
    }

    @Bean
    IResourceSupportedSvc supportedResources(IDaoRegistry daoRegistry) {
        return new DaoRegistryResourceSupportedSvc(daoRegistry);
    }

    /** HAPI looks this bean up by its name. */
    @Bean("myResourceCountsCache")
    ResourceCountCache resourceCounts(IFhirSystemDao<?, ?> systemDao) {
        return ResourceCountCacheUtil.newResourceCountCache(systemDao);
    }
}
