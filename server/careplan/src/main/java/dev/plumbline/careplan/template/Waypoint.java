package dev.plumbline.careplan.template;

import dev.plumbline.careplan.fhirpath.BaselineExpression;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One day of the path, as formulas over the baseline and the variants that a plan follows.
 *
 * @param day since the procedure
 * @param expectedBy the expected value; null if the template gives none
 * @param limitBy the last value on the path; null if the day has no limit
 */
public record Waypoint(
        int day,
        @Nullable BaselineExpression expectedBy,
        @Nullable BaselineExpression limitBy) {

    /** Whether a formula of it names the baseline. */
    boolean needsBaseline() {
        return Stream.of(Optional.ofNullable(expectedBy), Optional.ofNullable(limitBy))
                .flatMap(Optional::stream)
                .anyMatch(BaselineExpression::needsBaseline);
    }

    public Optional<BigDecimal> expected(BigDecimal baseline, Map<String, String> variants) {
        return Optional.ofNullable(expectedBy).flatMap(formula -> formula.at(baseline, variants));
    }

    public Optional<BigDecimal> limit(BigDecimal baseline, Map<String, String> variants) {
        return Optional.ofNullable(limitBy).flatMap(formula -> formula.at(baseline, variants));
    }
}
