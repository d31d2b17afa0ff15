package dev.plumbline.plugin;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import dev.plumbline.careplan.checkin.Linking;
import dev.plumbline.careplan.flag.PersonsClosing;
import dev.plumbline.careplan.flag.PersonsReview;
import dev.plumbline.careplan.followup.FollowUp;
import dev.plumbline.careplan.plan.ClientEdits;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.template.Templates;
import dev.plumbline.plugin.host.Background;
import dev.plumbline.plugin.host.DatabaseKind;
import dev.plumbline.plugin.host.InProcessLocks;
import dev.plumbline.plugin.host.PatientLocks;
import dev.plumbline.plugin.host.PatientTransaction;
import dev.plumbline.plugin.host.PostgresLocks;
import dev.plumbline.plugin.intake.ArrivingRequests;
import dev.plumbline.plugin.intake.ArrivingResponses;
import dev.plumbline.plugin.intake.LenientReader;
import dev.plumbline.plugin.intake.RepeatedSubmissions;
import dev.plumbline.plugin.intake.RequestBody;
import dev.plumbline.plugin.intake.SubmittedResponses;
import dev.plumbline.plugin.judging.BeforeStorage;
import dev.plumbline.plugin.judging.DuePatients;
import dev.plumbline.plugin.judging.FollowUpInterceptor;
import dev.plumbline.plugin.judging.JudgingTransaction;
import dev.plumbline.plugin.judging.LaterFollowUp;
import dev.plumbline.plugin.judging.Sweep;
import dev.plumbline.plugin.judging.SweepTurn;
import dev.plumbline.plugin.startup.ContentGate;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What judges, and what makes it judge: what clients write, and time. */
@Configuration(proxyBeanMethods = false)
class JudgingConfiguration {

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
                () -> JudgingTransaction.clientWrites(plumblineLocks, plumblineFollowUp, plumblineLaterFollowUp),
                settings.isEnforceReferentialIntegrityOnDelete());
    }

    @Bean
    RepeatedSubmissions plumblineRepeatedSubmissions(
            FhirContext fhir, DaoRegistry daos, Templates plumblineTemplates, FollowUp plumblineFollowUp) {
        return new RepeatedSubmissions(
                new SubmittedResponses(fhir, daos), new Linking(plumblineTemplates), plumblineFollowUp);
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
}
