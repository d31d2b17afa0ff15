package dev.plumbline.careplan.template;

import dev.plumbline.careplan.content.Durations;
import dev.plumbline.careplan.store.Canonicals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code repeat} of a check-in's timing says, each part empty where it is missing or cannot be used.
 *
 * @param lengthInDays from {@code boundsDuration}, in days or weeks
 * @param everyDays from {@code period}, in days or weeks
 * @param weekdays from {@code dayOfWeek}; no days = on every step
 * @param opensDaysBefore from the extension; 0 where there is none
 * @param opens the first {@code timeOfDay}
 * @param due from {@code duration}, in whole minutes, hours or days
 * @param closes from {@code durationMax}, in the same unit
 */
record SeriesTiming(
        Optional<Integer> lengthInDays,
        Optional<Integer> everyDays,
        Optional<Set<DayOfWeek>> weekdays,
        Optional<Integer> opensDaysBefore,
        Optional<LocalTime> opens,
        Optional<Duration> due,
        Optional<Duration> closes) {

    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH);

    static SeriesTiming of(TimingRepeatComponent repeat) {
        return new SeriesTiming(
                Durations.wholeDays(repeat.getBounds()),
                Durations.wholeDays(quantity(repeat.getPeriod(), repeat.getPeriodUnit())),
                weekdays(repeat),
                daysBefore(repeat),
                repeat.getTimeOfDay().stream().findFirst().flatMap(SeriesTiming::time),
                Durations.elapsed(quantity(repeat.getDuration(), repeat.getDurationUnit())),
                Durations.elapsed(quantity(repeat.getDurationMax(), repeat.getDurationUnit())));
    }

    /** The elements that are missing or cannot be used, in the order in which FHIR names them. */
    List<String> gaps() {
        return Stream.of(
                        gap("bounds", lengthInDays),
                        gap("duration", due),
                        gap("durationMax", closes),
                        gap("period", everyDays),
                        gap("dayOfWeek", weekdays),
                        gap("timeOfDay", opens),
                        gap("extension(opens-before)", opensDaysBefore))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> gap(String element, Optional<?> value) {
        return value.isPresent() ? Optional.empty() : Optional.of(element);
    }

    private static Quantity quantity(@Nullable BigDecimal value, @Nullable UnitsOfTime unit) {
        var quantity = new Quantity();
        if (value != null && unit != null) {
            quantity.setValue(value).setCode(unit.toCode());
        }
        return quantity;
    }

    private static Optional<Set<DayOfWeek>> weekdays(TimingRepeatComponent repeat) {
        return repeat.getDayOfWeek().stream().allMatch(Enumeration::hasValue)
                ? Optional.of(repeat.getDayOfWeek().stream()
                        .map(day -> DayOfWeek.from(WEEKDAY.parse(day.getValue().getDisplay())))
                        .collect(Collectors.toSet()))
                : Optional.empty();
    }

    private static Optional<Integer> daysBefore(TimingRepeatComponent repeat) {
        var extension = repeat.getExtensionByUrl(Canonicals.OPENS_BEFORE);
        return extension == null ? Optional.of(0) : Durations.wholeDays(extension.getValue());
    }

    private static Optional<LocalTime> time(TimeType time) {
        try {
            return Optional.ofNullable(time.getValue()).map(LocalTime::parse);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
