package dev.plumbline.careplan.flag;

import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * To whom the Flags belong that are reconciled together.
 *
 * @param subject {@code Patient/7}
 * @param ownPlan {@code CarePlan/8}; null for reports that belong to no plan
 * @param zone in which times are written
 */
public record FlagOwner(String subject, @Nullable String ownPlan, ZoneId zone) {

    Optional<String> plan() {
        return Optional.ofNullable(ownPlan);
    }

    /** The plan, else the patient. */
    String reference() {
        return plan().orElse(subject);
    }
}
