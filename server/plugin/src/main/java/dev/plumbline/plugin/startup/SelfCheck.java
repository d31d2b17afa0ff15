package dev.plumbline.plugin.startup;

import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import dev.plumbline.careplan.flag.UnjudgedFlag;
import dev.plumbline.careplan.followup.FollowUp;
import dev.plumbline.careplan.followup.FollowUpResult;
import dev.plumbline.careplan.followup.Trigger;
import dev.plumbline.careplan.plan.PlanRequest;
import dev.plumbline.careplan.plan.PlanStarter;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.FhirStore;
import dev.plumbline.careplan.store.References;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.Templates;
import dev.plumbline.careplan.template.Variants;
import dev.plumbline.plugin.host.OwnRequest;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResourceType;

/**
 * Finds out at start what the host would refuse: it plays a plan of each template with one resource of every type that
 * Plumbline writes, and rolls all of it back.
 */
public final class SelfCheck {

    private static final String ID = "plumbline-self-check";
    private static final String SUBJECT = References.to(ResourceType.Patient, ID);
    private static final PlanRequest.People NOBODY = new PlanRequest.People(null, null, null, null);

    private final IHapiTransactionService transactions;
    private final FhirStore store;
    private final PlanStarter starter;
    private final FollowUp followUp;

    public SelfCheck(IHapiTransactionService transactions, FhirStore store, PlanStarter starter, FollowUp followUp) {
        this.transactions = transactions;
        this.store = store;
        this.starter = starter;
        this.followUp = followUp;
    }

    /** Ends the start if anything is refused. */
    public void run(Templates templates) {
        templates.all().forEach(template -> {
            try {
                transactions.withRequest(OwnRequest.create()).execute(status -> {
                    status.setRollbackOnly();
                    return play(template);
                });
            } catch (RuntimeException refused) {
                throw new IllegalStateException(
                        "The host refuses what Plumbline writes for `%s`: %s"
                                .formatted(template.canonical(), refused.getMessage()),
                        refused);
            }
        });
    }

    private FollowUpResult play(Template template) {
        var patient = new Patient();
        patient.setId(ID);
        store.save(patient);
        store.save(procedure());
        starter.start(template, request(template.variants()));
        template.series().stream().findFirst().ifPresent(series -> store.save(response(series.form())));
        UnjudgedFlag.of(SUBJECT, Set.of(References.to(ResourceType.QuestionnaireResponse, ID)), followUp.now())
                .ifPresent(flag -> store.save(provenance(store.save(flag).getValue())));
        return followUp.follow(SUBJECT, Trigger.NOTHING_STORED);
    }

    /** With any variant of each axis: the procedure has no codes. */
    private static PlanRequest request(Variants variants) {
        var any = variants.axes().stream()
                .map(axis -> variants.of(axis).get(0).code())
                .toList();
        return new PlanRequest(
                SUBJECT, References.to(ResourceType.Procedure, ID), any, List.of(), ZoneOffset.UTC, NOBODY, List.of());
    }

    private Procedure procedure() {
        var procedure = new Procedure();
        procedure.setId(ID);
        procedure.setStatus(ProcedureStatus.COMPLETED);
        procedure.setSubject(new Reference(SUBJECT));
        procedure.setPerformed(new DateTimeType(Date.from(followUp.now())));
        return procedure;
    }

    private static QuestionnaireResponse response(String form) {
        var response = new QuestionnaireResponse();
        response.setId(ID);
        response.setQuestionnaire(form);
        response.setStatus(QuestionnaireResponseStatus.INPROGRESS);
        response.setSubject(new Reference(SUBJECT));
        return response;
    }

    private Provenance provenance(String flag) {
        var provenance = new Provenance();
        provenance.setId(ID);
        provenance.addTarget(new Reference(flag));
        provenance.setRecorded(Date.from(followUp.now()));
        provenance.addAgent().setWho(new Reference(Canonicals.DEVICE));
        return provenance;
    }
}
