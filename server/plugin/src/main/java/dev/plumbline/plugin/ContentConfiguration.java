package dev.plumbline.plugin;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.followup.FollowUp;
import dev.plumbline.careplan.plan.PlanStarter;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.template.ContentReader;
import dev.plumbline.careplan.template.SignOffs;
import dev.plumbline.careplan.template.TemplateCompiler;
import dev.plumbline.careplan.template.Templates;
import dev.plumbline.plugin.host.HostCheck;
import dev.plumbline.plugin.host.PatientLocks;
import dev.plumbline.plugin.startup.ContentGate;
import dev.plumbline.plugin.startup.ContentInstaller;
import dev.plumbline.plugin.startup.ContentTexts;
import dev.plumbline.plugin.startup.EarlyRequests;
import dev.plumbline.plugin.startup.SelfCheck;
import dev.plumbline.plugin.startup.SignOffNotice;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The content: read at start, stored for clients, and waited for until it is. */
@Configuration(proxyBeanMethods = false)
class ContentConfiguration {

    @Bean
    Content plumblineContent(
            FhirContext fhir, DaoRegistry daos, PartitionSettings partitions, PlumblineProperties properties) {
        HostCheck.check(fhir, daos, partitions);
        var own = properties.templates().stream()
                .map(folder -> "file:" + folder + "/**/*.json")
                .toList();
        var texts = new ContentTexts(new PathMatchingResourcePatternResolver());
        return new Content(
                new ContentReader(fhir, properties.siteValues()).read(texts.of(ContentTexts.SHIPPED), texts.of(own)));
    }

    @Bean
    Templates plumblineTemplates(FhirContext fhir, Content plumblineContent) {
        return TemplateCompiler.compile(fhir, plumblineContent);
    }

    @Bean
    SignOffNotice plumblineSignOffNotice(Templates plumblineTemplates, PlumblineProperties properties) {
        return new SignOffNotice(new SignOffs(plumblineTemplates, SignOffProperties.read(properties.signOff())));
    }

    @Bean
    ContentGate plumblineContentGate() {
        return new ContentGate();
    }

    @Bean
    EarlyRequests plumblineEarlyRequests(
            ContentGate plumblineContentGate, Content plumblineContent, PlumblineProperties properties) {
        return new EarlyRequests(
                plumblineContentGate, plumblineContent, properties.content().holdReads());
    }

    @Bean
    ContentInstaller plumblineContentInstaller(
            FhirContext fhir,
            ContentGate plumblineContentGate,
            Content plumblineContent,
            ISearchParamRegistry searchParameters,
            FhirStore plumblineStore,
            IHapiTransactionService transactions,
            PatientLocks plumblineLocks) {
        return new ContentInstaller(
                fhir,
                plumblineContentGate,
                plumblineContent,
                searchParameters,
                plumblineStore,
                transactions,
                plumblineLocks);
    }

    @Bean
    SelfCheck plumblineSelfCheck(
            IHapiTransactionService transactions,
            FhirStore plumblineStore,
            PlanStarter plumblinePlanStarter,
            FollowUp plumblineFollowUp) {
        return new SelfCheck(transactions, plumblineStore, plumblinePlanStarter, plumblineFollowUp);
    }
}
