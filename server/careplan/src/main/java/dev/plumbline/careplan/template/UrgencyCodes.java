package dev.plumbline.careplan.template;

import dev.plumbline.recovery.rule.Urgency;
import java.util.Locale;

/** The codes of the CodeSystem {@code urgency}, one for each level of the engine. */
public final class UrgencyCodes {

    private UrgencyCodes() {}

    /** {@code same-day} for {@link Urgency#SAME_DAY}. */
    public static String of(Urgency level) {
        return level.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
