package dev.plumbline.careplan.checkin;

import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a response, or why it has none.
 *
 * @param to null if there is none
 * @param why null if there is one
 */
public record Link(@Nullable CarePlan to, @Nullable Gap why) {

    /** Why a response belongs to no plan. */
    public enum Gap {
        /** It names a plan of ours, and that is another patient's. */
        NAMES_OTHER_PATIENTS_PLAN,
        /** The plan that it names does not ask for its form. */
        NAMES_OTHER_FORM,
        /** It names none, and no plan of its subject asks for its form. */
        NONE_ASKS,
        /** It names none, and several would fit. */
        SEVERAL_FIT,
        /** It names none, and is about a time before every plan that asks for its form. */
        BEFORE,
        /** It names none, and is about a time after a plan that asked for its form. */
        AFTER
    }

    public static Link to(CarePlan plan) {
        return new Link(plan, null);
    }

    static Link none(Gap why) {
        return new Link(null, why);
    }

    public Optional<CarePlan> plan() {
        return Optional.ofNullable(to);
    }

    public Optional<Gap> gap() {
        return Optional.ofNullable(why);
    }
}
