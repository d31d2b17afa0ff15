package dev.plumbline.careplan.plan;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;

/** How old a patient is. */
public final class Age {

    private Age() {}

    /** Full years on that date; empty without a birth date. */
    static Optional<Integer> on(LocalDate date, Patient patient) {
        return birthDate(patient).map(birth -> Period.between(birth, date).getYears());
    }

    /** The day of birth; the first that the record allows where it lacks the day or the month. */
    public static Optional<LocalDate> birthDate(Patient patient) {
        return Optional.of(patient.getBirthDateElement())
                .filter(DateType::hasValue)
                .map(PartialDate::first);
    }
}
