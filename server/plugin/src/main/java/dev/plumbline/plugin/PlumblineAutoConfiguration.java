package dev.plumbline.plugin;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.RestfulServer;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.template.Templates;
import dev.plumbline.plugin.host.DaoStore;
import dev.plumbline.plugin.host.VersionConflictRetry;
import dev.plumbline.plugin.intake.ArrivingRequests;
import dev.plumbline.plugin.intake.RepeatedSubmissions;
import dev.plumbline.plugin.judging.FollowUpInterceptor;
import dev.plumbline.plugin.judging.Sweep;
import dev.plumbline.plugin.operation.GuidanceProvider;
import dev.plumbline.plugin.operation.RecoveryProvider;
import dev.plumbline.plugin.operation.StartPlanProvider;
import dev.plumbline.plugin.startup.ContentInstaller;
import dev.plumbline.plugin.startup.EarlyRequests;
import dev.plumbline.plugin.startup.SelfCheck;
import dev.plumbline.plugin.startup.SignOffNotice;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The plugin's composition root: everything is declared here and in what it imports, nothing is scanned for. */
@AutoConfiguration
@ConditionalOnClass({RestfulServer.class, DaoRegistry.class})
@ConditionalOnProperty(name = "plumbline.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(PlumblineProperties.class)
@Import({ContentConfiguration.class, JudgingConfiguration.class, OperationsConfiguration.class})
public class PlumblineAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    Clock plumblineClock() {
        return Clock.systemUTC();
    }

    @Bean
    FhirStore plumblineStore(DaoRegistry daos, EntityManagerFactory factory, PlumblineProperties properties) {
        return new DaoStore(daos, factory, properties.cache().resources());
    }

    /** Storage hooks belong on the JPA layer's own service; what is registered there also sees bulk imports. */
    @Bean
    SmartInitializingSingleton plumblineRegistration(
            IInterceptorService interceptors,
            FollowUpInterceptor plumblineFollowUpInterceptor,
            RepeatedSubmissions plumblineRepeatedSubmissions,
            RestfulServer server,
            ArrivingRequests plumblineArrivingRequests,
            EarlyRequests plumblineEarlyRequests,
            SignOffNotice plumblineSignOffNotice,
            StartPlanProvider plumblineStartPlanProvider,
            RecoveryProvider plumblineRecoveryProvider,
            GuidanceProvider plumblineGuidanceProvider) {
        return () -> {
            interceptors.registerInterceptor(plumblineFollowUpInterceptor);
            interceptors.registerInterceptor(plumblineRepeatedSubmissions);
            interceptors.registerInterceptor(new VersionConflictRetry(plumblineRepeatedSubmissions::checkAgain));
            server.registerInterceptor(plumblineArrivingRequests);
            server.registerInterceptor(plumblineEarlyRequests);
            server.registerInterceptor(plumblineSignOffNotice);
            server.registerProviders(plumblineStartPlanProvider, plumblineRecoveryProvider, plumblineGuidanceProvider);
        };
    }

    @Bean
    ApplicationRunner plumblineStart(
            ContentInstaller plumblineContentInstaller,
            SelfCheck plumblineSelfCheck,
            Templates plumblineTemplates,
            SignOffNotice plumblineSignOffNotice,
            Sweep plumblineSweep) {
        return arguments -> {
            plumblineContentInstaller.install();
            plumblineSelfCheck.run(plumblineTemplates);
            plumblineSignOffNotice.log();
            plumblineSweep.begin();
        };
    }
}
