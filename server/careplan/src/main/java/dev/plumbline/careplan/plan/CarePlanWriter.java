package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.content.Wording;
import dev.plumbline.careplan.fhirpath.Circumstances;
import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.DateTimes;
import dev.plumbline.careplan.store.References;
import dev.plumbline.careplan.template.ConditionGoal;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.Variant;
import dev.plumbline.recovery.checkin.CheckInSeries;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.jspecify.annotations.Nullable;

/** Writes the plan of one patient after one procedure. */
final class CarePlanWriter {

    private static final String US_CORE_CATEGORY = "http://hl7.org/fhir/us/core/CodeSystem/careplan-category";
    private static final String SNOMED = "http://snomed.info/sct";

    private final Template template;
    private final PlanRequest request;
    private final ProcedureTime time;
    private final Circumstances circumstances;
    private final Wording wording;

    CarePlanWriter(
            Template template, PlanRequest request, ProcedureTime time, Circumstances circumstances, Wording wording) {
        this.template = template;
        this.request = request;
        this.time = time;
        this.circumstances = circumstances;
        this.wording = wording;
    }

    CarePlan write(String id, Procedure procedure, List<Goal> goals, List<Reference> baselines, Instant now) {
        var plan = new CarePlan();
        plan.setId(id);
        plan.setLanguage(language());
        plan.addIdentifier(PlanIds.identifier(id));
        plan.addExtension(
                PlanCalendar.TIMEZONE, new CodeType(time.calendar().zone().getId()));
        variants().forEach(variant -> plan.addExtension(Canonicals.CHOSEN_VARIANT, variant.coding()));
        plan.addInstantiatesCanonical(template.canonical());
        plan.setStatus(CarePlanStatus.ACTIVE).setIntent(CarePlanIntent.PLAN);
        plan.addCategory().addCoding().setSystem(US_CORE_CATEGORY).setCode("assess-plan");
        plan.addCategory().addCoding().setSystem(SNOMED).setCode("734163000").setDisplay("Care plan (record artifact)");
        plan.setTitle(wording.of(title()));
        plan.setDescription(wording.of(template.definition().getDescriptionElement()));
        plan.setSubject(new Reference(request.subject()));
        plan.setCreatedElement(DateTimes.millis(now, time.calendar().zone()));
        plan.getPeriod().setStartElement(time.start()).setEndElement(date(lastDay()));
        plan.addSupportingInfo(new Reference(request.procedure()));
        baselines.forEach(plan::addSupportingInfo);
        goals.forEach(goal -> plan.addGoal(new Reference(References.to(goal))));
        addresses(procedure).forEach(plan::addAddresses);
        addPeople(plan);
        new Activities(template, time, circumstances, wording).all().forEach(plan::addActivity);
        plan.setText(narrative(plan));
        return plan;
    }

    private List<Variant> variants() {
        return template.variants().all().stream()
                .filter(variant ->
                        variant.code().equals(circumstances.variants().get(variant.axis())))
                .toList();
    }

    private StringType title() {
        return variants().stream()
                .flatMap(variant -> variant.title().stream())
                .findFirst()
                .orElseGet(() -> template.definition().getTitleElement());
    }

    private void addPeople(CarePlan plan) {
        request.people().duringEncounter().ifPresent(plan::setEncounter);
        request.people().contributors().forEach(plan::addContributor);
        request.people().team().ifPresent(plan::addCareTeam);
    }

    private List<Reference> addresses(Procedure procedure) {
        return request.addresses().isEmpty()
                ? procedure.getReasonReference().stream()
                        .filter(reason ->
                                "Condition".equals(reason.getReferenceElement().getResourceType()))
                        .map(reason -> new Reference(reason.getReference()))
                        .toList()
                : request.addresses();
    }

    private int lastDay() {
        var waypoints = template.goalsFor(circumstances).stream()
                .flatMap(goal -> goal.waypoints().stream())
                .map(waypoint -> waypoint.day());
        var goals = template.conditionGoalsFor(circumstances).stream().map(ConditionGoal::dueDay);
        var checkIns = template.seriesFor(circumstances.variants()).stream().map(CheckInSeries::closingDay);
        return Stream.of(waypoints, goals, checkIns)
                .flatMap(days -> days)
                .max(Integer::compareTo)
                .orElse(0);
    }

    private DateTimeType date(int day) {
        return new DateTimeType(time.calendar().dateOf(day).toString());
    }

    private @Nullable String language() {
        return wording.language() == null ? template.definition().getLanguage() : wording.language();
    }

    private Narrative narrative(CarePlan plan) {
        var div = new XhtmlNode(NodeType.Element, "div");
        div.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        if (plan.hasLanguage()) {
            div.setAttribute("lang", plan.getLanguage());
            div.setAttribute("xml:lang", plan.getLanguage());
        }
        div.addTag("p")
                .addText("%s, %s – %s"
                        .formatted(
                                plan.getTitle(),
                                date(0).getValueAsString(),
                                plan.getPeriod().getEndElement().getValueAsString()));
        var list = div.addTag("ul");
        plan.getActivity()
                .forEach(activity ->
                        list.addTag("li").addText(activity.getDetail().getCode().getText()));
        var narrative = new Narrative();
        narrative.setStatus(NarrativeStatus.GENERATED);
        narrative.setDiv(div);
        return narrative;
    }
}
