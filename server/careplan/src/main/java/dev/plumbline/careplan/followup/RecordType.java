package dev.plumbline.careplan.followup;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Type;

/**
 * One type of resource in which rules look for entries of the health record. The table is in
 * {@code careplan-templates/README.md}.
 *
 * @param counts whether what it says is so, or was
 * @param about what it is about: concepts, or references to what carries one
 * @param begun when it began; the first that is a time or a period counts
 * @param ended when it ended, if it can
 */
record RecordType<T extends Resource>(
        Class<T> type,
        Predicate<T> counts,
        Function<T, Stream<? extends Type>> about,
        Function<T, Stream<? extends Type>> begun,
        Function<T, Optional<BaseDateTimeType>> ended) {

    private static final Set<String> UNTRUE = Set.of("entered-in-error", "refuted");
    private static final Set<String> OVER = Set.of("inactive", "remission", "resolved");

    static final List<RecordType<?>> ALL =
            List.of(conditions(), requests(), statements(), orders(), procedures(), encounters());

    /** The types by their names. */
    static final List<String> NAMES =
            ALL.stream().map(each -> each.type().getSimpleName()).toList();

    private static RecordType<Condition> conditions() {
        return new RecordType<>(
                Condition.class,
                condition -> !isAny(condition.getVerificationStatus(), UNTRUE)
                        && (isOngoing(condition)
                                || end(condition.getAbatement()).isPresent()),
                condition -> Stream.of(condition.getCode()),
                condition -> Stream.of(condition.getOnset(), condition.getRecordedDateElement()),
                condition -> end(condition.getAbatement()));
    }

    private static boolean isOngoing(Condition condition) {
        return !condition.hasAbatement() && !isAny(condition.getClinicalStatus(), OVER);
    }

    private static RecordType<MedicationRequest> requests() {
        var without = EnumSet.of(
                MedicationRequestStatus.ENTEREDINERROR,
                MedicationRequestStatus.CANCELLED,
                MedicationRequestStatus.DRAFT,
                MedicationRequestStatus.STOPPED);
        var mere = EnumSet.of(MedicationRequestIntent.PROPOSAL, MedicationRequestIntent.OPTION);
        return new RecordType<>(
                MedicationRequest.class,
                request -> !without.contains(request.getStatus())
                        && !mere.contains(request.getIntent())
                        && !request.getDoNotPerform(),
                request -> Stream.of(request.getMedication()),
                request -> Stream.of(request.getAuthoredOnElement()),
                request -> Optional.empty());
    }

    private static RecordType<MedicationStatement> statements() {
        var without = EnumSet.of(
                MedicationStatementStatus.ENTEREDINERROR,
                MedicationStatementStatus.INTENDED,
                MedicationStatementStatus.NOTTAKEN);
        return new RecordType<>(
                MedicationStatement.class,
                statement -> !without.contains(statement.getStatus())
                        && (statement.getStatus() != MedicationStatementStatus.STOPPED
                                || periodEnd(statement.getEffective()).isPresent()),
                statement -> Stream.of(statement.getMedication()),
                statement -> Stream.of(statement.getEffective(), statement.getDateAssertedElement()),
                statement -> periodEnd(statement.getEffective()));
    }

    private static RecordType<ServiceRequest> orders() {
        var without = EnumSet.of(
                ServiceRequestStatus.ENTEREDINERROR, ServiceRequestStatus.REVOKED, ServiceRequestStatus.DRAFT);
        var mere = EnumSet.of(ServiceRequestIntent.PROPOSAL, ServiceRequestIntent.OPTION);
        return new RecordType<>(
                ServiceRequest.class,
                order -> !without.contains(order.getStatus())
                        && !mere.contains(order.getIntent())
                        && !order.getDoNotPerform(),
                order -> Stream.of(order.getCode()),
                order -> Stream.of(order.getAuthoredOnElement(), order.getOccurrence()),
                order -> Optional.empty());
    }

    private static RecordType<Procedure> procedures() {
        var without = EnumSet.of(
                ProcedureStatus.ENTEREDINERROR,
                ProcedureStatus.NOTDONE,
                ProcedureStatus.STOPPED,
                ProcedureStatus.PREPARATION);
        return new RecordType<>(
                Procedure.class,
                procedure -> !without.contains(procedure.getStatus()),
                procedure -> Stream.of(procedure.getCode()),
                procedure -> Stream.of(procedure.getPerformed()),
                procedure -> Optional.empty());
    }

    private static RecordType<Encounter> encounters() {
        var without = EnumSet.of(EncounterStatus.ENTEREDINERROR, EncounterStatus.CANCELLED, EncounterStatus.PLANNED);
        return new RecordType<>(
                Encounter.class,
                encounter -> !without.contains(encounter.getStatus()),
                encounter -> encounter.getType().stream(),
                encounter -> Stream.of(encounter.getPeriod()),
                encounter -> Optional.empty());
    }

    /** The time at which any of these began that is one, or a period with a start. */
    Optional<BaseDateTimeType> beginning(T resource) {
        return begun.apply(resource).flatMap(time -> start(time).stream()).findFirst();
    }

    private static Optional<BaseDateTimeType> start(Type time) {
        return known(time instanceof Period period ? period.getStartElement() : time);
    }

    private static Optional<BaseDateTimeType> end(Type time) {
        return time instanceof Period ? periodEnd(time) : known(time);
    }

    private static Optional<BaseDateTimeType> periodEnd(Type time) {
        return time instanceof Period period ? known(period.getEndElement()) : Optional.empty();
    }

    private static Optional<BaseDateTimeType> known(Type time) {
        return time instanceof BaseDateTimeType moment && moment.hasValue() ? Optional.of(moment) : Optional.empty();
    }

    private static boolean isAny(CodeableConcept status, Set<String> codes) {
        return status.getCoding().stream().map(Coding::getCode).anyMatch(code -> code != null && codes.contains(code));
    }
}
