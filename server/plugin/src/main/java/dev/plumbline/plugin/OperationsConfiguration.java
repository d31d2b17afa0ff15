package dev.plumbline.plugin;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.IFulltextSearchSvc;
import ca.uhn.fhir.rest.server.RestfulServer;
import dev.plumbline.careplan.followup.FollowUp;
import dev.plumbline.careplan.plan.PlanStarter;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.template.Templates;
import dev.plumbline.plugin.host.PatientTransaction;
import dev.plumbline.plugin.operation.GuidanceProvider;
import dev.plumbline.plugin.operation.RecoveryProvider;
import dev.plumbline.plugin.operation.StartPlanProvider;
import dev.plumbline.plugin.terminology.TerminologyProviders;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operations that clients call. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    @Bean
    PlanStarter plumblinePlanStarter(FhirStore plumblineStore, Clock clock) {
        return new PlanStarter(plumblineStore, clock);
    }

    @Bean
    StartPlanProvider plumblineStartPlanProvider(
            Templates plumblineTemplates,
            PlanStarter plumblinePlanStarter,
            FhirStore plumblineStore,
            FollowUp plumblineFollowUp,
            PatientTransaction plumblineTransaction,
            PlumblineProperties properties) {
        return new StartPlanProvider(
                plumblineTemplates,
                plumblinePlanStarter,
                plumblineFollowUp,
                plumblineStore,
                plumblineTransaction,
                properties.siteZone());
    }

    @Bean
    RecoveryProvider plumblineRecoveryProvider(
            FollowUp plumblineFollowUp, FhirStore plumblineStore, PatientTransaction plumblineTransaction) {
        return new RecoveryProvider(plumblineFollowUp, plumblineStore, plumblineTransaction);
    }

    @Bean
    GuidanceProvider plumblineGuidanceProvider(FhirStore plumblineStore, Clock clock) {
        return new GuidanceProvider(plumblineStore, clock);
    }

    /** A host whose full-text search is on knows more than the definitions say, and answers about codes itself. */
    @Bean
    SmartInitializingSingleton plumblineTerminology(
            FhirContext fhir,
            DaoRegistry daos,
            JpaStorageSettings settings,
            Clock clock,
            ObjectProvider<IFulltextSearchSvc> search,
            RestfulServer server) {
        return () -> {
            if (search.stream().allMatch(IFulltextSearchSvc::isDisabled)) {
                server.registerProviders(TerminologyProviders.of(fhir, daos, settings, clock));
            }
        };
    }
}
