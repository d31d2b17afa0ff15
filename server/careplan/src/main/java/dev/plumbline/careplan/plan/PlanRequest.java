package dev.plumbline.careplan.plan;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for when it starts a plan.
 *
 * @param subject {@code Patient/7}
 * @param procedure {@code Procedure/9}
 * @param variants codes of variants of the template; what it names is not looked for in the record
 * @param baselines values from before the procedure; empty = look for them in the record
 * @param zone in which the patient lives
 * @param people who stands behind the plan
 * @param addresses the Conditions that it is about; empty = those that the Procedure names as its reasons
 */
public record PlanRequest(
        String subject,
        String procedure,
        List<String> variants,
        List<BaselineInput> baselines,
        ZoneId zone,
        People people,
        List<Reference> addresses) {

    public PlanRequest {
        variants = List.copyOf(variants);
        baselines = List.copyOf(baselines);
        addresses = List.copyOf(addresses);
    }

    /** Who stands behind the plan, and during which encounter it was made; each may be null. */
    public record People(
            @Nullable Reference encounter,
            @Nullable Reference practitioner,
            @Nullable Reference organization,
            @Nullable Reference careTeam) {

        Optional<Reference> duringEncounter() {
            return Optional.ofNullable(encounter);
        }

        List<Reference> contributors() {
            return Stream.of(Optional.ofNullable(practitioner), Optional.ofNullable(organization))
                    .flatMap(Optional::stream)
                    .toList();
        }

        Optional<Reference> team() {
            return Optional.ofNullable(careTeam);
        }
    }
}
