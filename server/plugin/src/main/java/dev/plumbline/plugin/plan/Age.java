package dev.plumbline.plugin.plan;

import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;

/** How old a patient is. */
final class Age {

    private Age() {}

    /** Full years on that date; empty without a birth date. One without day or month counts from its first day. */
    static Optional<Integer> on(LocalDate date, Patient patient) {
        return birth(patient.getBirthDateElement())
                .map(birth -> Period.between(birth, date).getYears());
    }

    private static Optional<LocalDate> birth(DateType date) {
        if (!date.hasValue()) {
            return Optional.empty();
        }
        var text = date.getValueAsString();
        return Optional.of(
                switch (date.getPrecision()) {
                    case YEAR -> Year.parse(text).atDay(1);
                    case MONTH -> YearMonth.parse(text).atDay(1);
                    default -> LocalDate.parse(text);
                });
    }
}
