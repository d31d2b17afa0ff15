package dev.plumbline.plugin.operation;

import dev.plumbline.careplan.plan.BaselineInput;
import dev.plumbline.careplan.plan.PlanRequest;
import dev.plumbline.careplan.store.Numbers;
import dev.plumbline.plugin.host.Outcomes;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Reads the Parameters of {@code $start-plan}. */
final class StartPlanParameters {

    private static final Set<String> KNOWN = Set.of(
            "planDefinition",
            "subject",
            "procedure",
            "variant",
            "baseline",
            "encounter",
            "practitioner",
            "organization",
            "careTeam",
            "addresses",
            "zone");

    private static final int DIGITS = 20;

    private final Parameters parameters;

    StartPlanParameters(@Nullable Parameters parameters) {
        this.parameters = parameters == null ? new Parameters() : parameters;
        this.parameters.getParameter().stream()
                .map(parameter -> String.valueOf(parameter.getName()))
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Outcomes.badParameter(
                            "Parameters.parameter",
                            "Parameter `%s` is unknown; expected one of %s."
                                    .formatted(name, KNOWN.stream().sorted().toList()));
                });
    }

    /** The canonical of the template, for a call on the type; empty where the procedure is to tell. */
    Optional<String> planDefinition() {
        return first("planDefinition").map(value -> text("planDefinition", value));
    }

    PlanRequest request(ZoneId siteZone) {
        return new PlanRequest(
                reference("subject", "Patient"),
                reference("procedure", "Procedure"),
                all("variant").map(one -> text("variant", one.getValue())).toList(),
                all("baseline").map(StartPlanParameters::baseline).toList(),
                zone(siteZone),
                new PlanRequest.People(
                        optional("encounter"),
                        optional("practitioner"),
                        optional("organization"),
                        optional("careTeam")),
                all("addresses")
                        .map(one -> asReference("addresses", one.getValue()))
                        .toList());
    }

    private String reference(String name, String type) {
        var reference = first(name)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .map(Reference::getReferenceElement)
                .filter(id -> type.equals(id.getResourceType()) && id.hasIdPart());
        return reference
                .map(id -> type + "/" + id.getIdPart())
                .orElseThrow(() -> Outcomes.badParameter(
                        at(name), "Parameter `%s` is missing or no Reference to a %s.".formatted(name, type)));
    }

    private static String text(String name, @Nullable Type value) {
        var text = value == null ? null : value.primitiveValue();
        if (text == null) {
            throw Outcomes.badParameter(at(name), "Parameter `%s` is empty; expected a text.".formatted(name));
        }
        return text;
    }

    private @Nullable Reference optional(String name) {
        return first(name).map(value -> asReference(name, value)).orElse(null);
    }

    private static Reference asReference(String name, @Nullable Type value) {
        if (value instanceof Reference reference) {
            return reference;
        }
        throw Outcomes.badParameter(at(name), "Parameter `%s` is no Reference.".formatted(name));
    }

    /** A mere offset such as {@code +02:00} is no zone: it does not know when the patient's clocks change. */
    private ZoneId zone(ZoneId siteZone) {
        return first("zone")
                .map(Type::primitiveValue)
                .map(StartPlanParameters::known)
                .orElse(siteZone);
    }

    private static ZoneId known(String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Outcomes.badParameter(
                    at("zone"), "Zone is `%s`; expected an IANA zone such as `Europe/Berlin`.".formatted(zone));
        }
        return ZoneId.of(zone);
    }

    private static BaselineInput baseline(ParametersParameterComponent baseline) {
        Resource resource = part(baseline, "resource")
                .map(ParametersParameterComponent::getResource)
                .orElse(null);
        if (resource != null) {
            return new BaselineInput.Document(resource);
        }
        var measure = part(baseline, "measure")
                .map(ParametersParameterComponent::getValue)
                .map(Type::primitiveValue);
        var value = part(baseline, "value")
                .map(ParametersParameterComponent::getValue)
                .flatMap(StartPlanParameters::number);
        if (measure.isEmpty() || value.isEmpty()) {
            throw Outcomes.badParameter(
                    at("baseline"),
                    "A baseline lacks `measure` (code) or `value` (decimal or Quantity); expected both, or a `resource`.");
        }
        return new BaselineInput.Stated(measure.get(), value.get());
    }

    /** No measure needs more digits than these; a huge exponent would fill the memory when it is written out. */
    private static Optional<Quantity> number(Type value) {
        return Numbers.of(value)
                .filter(number -> number.precision() <= DIGITS && Math.abs(number.scale()) <= DIGITS)
                .map(number -> value instanceof Quantity quantity ? quantity : new Quantity().setValue(number));
    }

    private static Optional<ParametersParameterComponent> part(ParametersParameterComponent parameter, String name) {
        return parameter.getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .findFirst();
    }

    private Optional<Type> first(String name) {
        return all(name)
                .map(ParametersParameterComponent::getValue)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Stream<ParametersParameterComponent> all(String name) {
        List<ParametersParameterComponent> given = parameters.getParameter();
        return given.stream().filter(parameter -> name.equals(parameter.getName()));
    }

    private static String at(String name) {
        return "Parameters.parameter.where(name='%s')".formatted(name);
    }
}
