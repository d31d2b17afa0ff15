package dev.plumbline.careplan.flag;

import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.References;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.concern.Concern;
import dev.plumbline.recovery.reading.Evidence;
import dev.plumbline.recovery.record.Act;
import dev.plumbline.recovery.record.Kind;
import dev.plumbline.recovery.rule.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.Type;

/** A Flag of ours as it is stored, read back in the engine's terms. */
public record StoredFlag(Flag flag) {

    static final String DETAIL = "http://hl7.org/fhir/StructureDefinition/flag-detail";

    public String id() {
        return flag.getIdElement().getIdPart();
    }

    public boolean isActive() {
        return flag.getStatus() == FlagStatus.ACTIVE;
    }

    /** Whether Plumbline took it back; a person who does so closes it for good. */
    boolean isRetracted() {
        return flag.getStatus() == FlagStatus.ENTEREDINERROR
                && closure()
                        .filter(closure -> closure.by() == ClosedBy.WITHDRAWN)
                        .isPresent();
    }

    /** Whether only a person may close it. */
    boolean isUrgent() {
        return FlagPriority.isUrgent(flag);
    }

    /** How soon a person must act; empty if it does not say. */
    Optional<Urgency> level() {
        return FlagPriority.levelOf(flag);
    }

    /** When it was stored as open; empty if it does not say. */
    Optional<Instant> opened() {
        return Optional.ofNullable(flag.getExtensionByUrl(Canonicals.FLAG_OPENED))
                .map(Extension::getValue)
                .map(InstantType.class::cast)
                .map(opened -> opened.getValue().toInstant());
    }

    /** Who or what closed it; a person if it does not say. */
    ClosedBy closedBy() {
        return closure().map(Closed::by).orElse(ClosedBy.PERSON);
    }

    /** Whether one of the template's rules raised it, in whatever version of the template. */
    public boolean isRaisedBy(Template template) {
        var raised = withoutVersion(ruleCanonical());
        return template.rules().values().stream()
                .anyMatch(rule -> withoutVersion(rule.canonical()).equals(raised));
    }

    String ruleCanonical() {
        return Optional.ofNullable(flag.getExtensionByUrl(Canonicals.FLAG_RULE))
                .map(Extension::getValue)
                .map(Type::primitiveValue)
                .orElse("");
    }

    private static String withoutVersion(String rule) {
        return rule.replaceFirst("\\|[^#]*", "");
    }

    /** The id of the rule that raised it. */
    public String rule() {
        var canonical = ruleCanonical();
        return canonical.substring(canonical.indexOf('#') + 1);
    }

    public Kind kind() {
        return flag.getCode().hasCoding(Canonicals.FLAG_CODE, FlagWriter.COULD_NOT_BE_JUDGED)
                ? Kind.NOT_JUDGED
                : Kind.FINDING;
    }

    /** The plan that it belongs to, {@code CarePlan/7}; empty if its evidence belongs to no plan. */
    public Optional<String> plan() {
        return details().stream()
                .map(Evidence::reference)
                .filter(reference -> References.isTo(ResourceType.CarePlan, reference))
                .findFirst();
    }

    /** What it rests on: all that it lists behind the plan; the plan itself if it lists nothing else. */
    public List<Evidence> evidence() {
        var behindPlan = details().stream()
                .filter(detail -> !References.isTo(ResourceType.CarePlan, detail.reference()))
                .toList();
        return behindPlan.isEmpty() ? details() : behindPlan;
    }

    private List<Evidence> details() {
        return flag.getExtensionsByUrl(DETAIL).stream()
                .map(Extension::getValue)
                .map(Reference.class::cast)
                .map(detail -> (IdType) detail.getReferenceElement())
                .map(id -> new Evidence(id.getResourceType() + "/" + id.getIdPart(), id.getVersionIdPart()))
                .toList();
    }

    /** Whether it speaks of the concern: same rule, and a shared piece of evidence in the same version. */
    boolean lists(Concern concern) {
        return isOfRule(concern) && evidence().stream().anyMatch(concern.evidence()::contains);
    }

    /** Whether it speaks of the concern: same rule, and a shared piece of evidence in whatever version. */
    boolean isAbout(Concern concern) {
        return isOfRule(concern)
                && evidence().stream()
                        .anyMatch(own -> concern.evidence().stream().anyMatch(own::isAbout));
    }

    boolean isOfRule(Concern concern) {
        return rule().equals(concern.rule()) && kind() == concern.kind();
    }

    /** The act of the person who closed it; empty if it is open or was closed by Plumbline. */
    public Optional<Act> personsAct() {
        return closure()
                .filter(closure -> closure.by() == ClosedBy.PERSON)
                .map(closure -> new Act(rule(), kind(), closure.at(), Set.copyOf(evidence())));
    }

    Optional<Closed> closure() {
        return flag.getStatus() != FlagStatus.ACTIVE
                ? Optional.ofNullable(flag.getExtensionByUrl(Canonicals.FLAG_CLOSURE))
                        .map(StoredFlag::closed)
                : Optional.empty();
    }

    private static Closed closed(Extension extension) {
        var by = extension.getExtensionByUrl("by").getValue().primitiveValue();
        var at = (DateTimeType) extension.getExtensionByUrl("at").getValue();
        return new Closed(ClosedBy.of(by), at.getValue().toInstant());
    }

    /** Who or what closed it, and when. */
    record Closed(ClosedBy by, Instant at) {}
}
