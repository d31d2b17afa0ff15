package dev.plumbline.plugin.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.IFulltextSearchSvc;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import dev.plumbline.plugin.checkin.Linking;
import dev.plumbline.plugin.flag.PersonsClosing;
import dev.plumbline.plugin.flag.PersonsReview;
import dev.plumbline.plugin.followup.FollowUp;
import dev.plumbline.plugin.plan.ClientEdits;
import dev.plumbline.plugin.plan.PlanStarter;
import dev.plumbline.plugin.store.FhirStore;
import dev.plumbline.plugin.template.Content;
import dev.plumbline.plugin.template.ContentReader;
import dev.plumbline.plugin.template.SignOffs;
import dev.plumbline.plugin.template.TemplateCompiler;
import dev.plumbline.plugin.template.Templates;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The plugin's composition root: everything is declared here, nothing is scanned for. */
@AutoConfiguration
@ConditionalOnClass({RestfulServer.class, DaoRegistry.class})
@ConditionalOnProperty(name = "plumbline.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(PlumblineProperties.class)
public class PlumblineAutoConfiguration {

    private static final List<String> SHIPPED =
            List.of("classpath*:plumbline/terminology/*.json", "classpath*:plumbline/templates/**/*.json");

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    Clock plumblineClock() {
        return Clock.systemUTC();
    }

    @Bean
    Content plumblineContent(
            FhirContext fhir, DaoRegistry daos, PartitionSettings partitions, PlumblineProperties properties) {
        HostCheck.check(fhir, daos, partitions);
        var own = properties.templates().stream()
                .map(folder -> "file:" + folder + "/**/*.json")
                .toList();
        return new Content(new ContentReader(fhir, new PathMatchingResourcePatternResolver(), properties.siteValues())
                .read(SHIPPED, own));
    }

    @Bean
    Templates plumblineTemplates(FhirContext fhir, Content plumblineContent) {
        return TemplateCompiler.compile(fhir, plumblineContent);
    }

    @Bean
    FhirStore plumblineStore(DaoRegistry daos, EntityManagerFactory factory) {
        return new DaoStore(daos, factory);
    }

    @Bean
    FollowUp plumblineFollowUp(FhirStore plumblineStore, Templates plumblineTemplates, Clock clock) {
        return new FollowUp(plumblineStore, plumblineTemplates, clock);
    }

    @Bean
    PatientLocks plumblineLocks(EntityManagerFactory factory, DataSource database) {
        return DatabaseKind.isPostgres(database) ? new PostgresLocks(factory) : new InProcessLocks();
    }

    @Bean
    PatientTransaction plumblineTransaction(IHapiTransactionService transactions, PatientLocks plumblineLocks) {
        return new PatientTransaction(transactions, plumblineLocks);
    }

    @Bean
    Background plumblineBackground() {
        return new Background();
    }

    @Bean
    LaterFollowUp plumblineLaterFollowUp(
            FollowUp plumblineFollowUp, PatientTransaction plumblineTransaction, Background plumblineBackground) {
        return new LaterFollowUp(plumblineFollowUp, plumblineTransaction, plumblineBackground.executor());
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
    BeforeStorage plumblineBeforeStorage(
            FhirContext fhir,
            ContentGate plumblineContentGate,
            DaoRegistry daos,
            Templates plumblineTemplates,
            PlumblineProperties properties,
            Clock clock) {
        var longest = properties.response().maxSize().toBytes();
        return new BeforeStorage(
                plumblineContentGate,
                new ArrivingResponses(fhir, daos, plumblineTemplates, longest),
                new PersonsClosing(clock),
                new PersonsReview(clock),
                new ClientEdits(clock));
    }

    @Bean
    FollowUpInterceptor plumblineFollowUpInterceptor(
            Templates plumblineTemplates,
            PatientLocks plumblineLocks,
            FollowUp plumblineFollowUp,
            LaterFollowUp plumblineLaterFollowUp,
            BeforeStorage plumblineBeforeStorage,
            JpaStorageSettings settings) {
        return new FollowUpInterceptor(
                new Linking(plumblineTemplates),
                plumblineBeforeStorage,
                () -> JudgingTransaction.happenings(plumblineLocks, plumblineFollowUp, plumblineLaterFollowUp),
                settings.isEnforceReferentialIntegrityOnDelete());
    }

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

    @Bean
    Sweep plumblineSweep(
            DaoRegistry daos,
            LaterFollowUp plumblineLaterFollowUp,
            DataSource database,
            Background plumblineBackground,
            Clock clock,
            PlumblineProperties properties) {
        return new Sweep(
                new DuePatients(daos),
                plumblineLaterFollowUp,
                new SweepTurn(database, DatabaseKind.isPostgres(database)),
                plumblineBackground.executor(),
                clock,
                new Sweep.Rhythm(
                        properties.sweep().interval(), properties.sweep().full()));
    }

    @Bean
    RepeatedSubmissions plumblineRepeatedSubmissions(
            FhirContext fhir, DaoRegistry daos, Templates plumblineTemplates, FollowUp plumblineFollowUp) {
        return new RepeatedSubmissions(fhir, daos, new Linking(plumblineTemplates), plumblineFollowUp);
    }

    @Bean
    ArrivingRequests plumblineArrivingRequests(
            Templates plumblineTemplates,
            RepeatedSubmissions plumblineRepeatedSubmissions,
            PlumblineProperties properties) {
        return new ArrivingRequests(
                new LenientReader(new Linking(plumblineTemplates)::concernsUs),
                new RequestBody(
                        plumblineTemplates, properties.response().maxSize().toBytes()),
                plumblineRepeatedSubmissions);
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
            interceptors.registerInterceptor(new VersionConflictRetry(plumblineRepeatedSubmissions));
            server.registerInterceptor(plumblineArrivingRequests);
            server.registerInterceptor(plumblineEarlyRequests);
            server.registerInterceptor(plumblineSignOffNotice);
            server.registerProviders(plumblineStartPlanProvider, plumblineRecoveryProvider, plumblineGuidanceProvider);
        };
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

    @Bean
    SignOffNotice plumblineSignOffNotice(Templates plumblineTemplates, PlumblineProperties properties) {
        return new SignOffNotice(new SignOffs(plumblineTemplates, SignOffProperties.read(properties.signOff())));
    }

    @Bean
    SelfCheck plumblineSelfCheck(
            IHapiTransactionService transactions,
            FhirStore plumblineStore,
            PlanStarter plumblinePlanStarter,
            FollowUp plumblineFollowUp) {
        return new SelfCheck(transactions, plumblineStore, plumblinePlanStarter, plumblineFollowUp);
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
