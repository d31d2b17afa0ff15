package dev.plumbline.careplan.fhirpath;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What decides which parts of a template apply to a plan.
 *
 * @param variants the code of the chosen variant, by axis
 * @param age full years on day 0; null if unknown
 */
public record Circumstances(
        Map<String, String> variants, @Nullable Integer age) {

    public Circumstances {
        variants = Map.copyOf(variants);
    }

    /** Of a plan of which only the variants count. */
    public static Circumstances of(Map<String, String> variants) {
        return new Circumstances(variants, null);
    }
}
