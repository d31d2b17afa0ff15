package dev.plumbline.careplan.content;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/** By when a person must have looked at a Flag, counted from the moment when it was stored. */
public sealed interface Deadline {

    /** The last moment that is in time. */
    Instant after(Instant stored, ZoneId zone);

    /**
     * Hours that pass by day and night.
     *
     * @param hours 0 = at once
     */
    record Hours(int hours) implements Deadline {

        @Override
        public Instant after(Instant stored, ZoneId zone) {
            return stored.plus(Duration.ofHours(hours));
        }
    }

    /**
     * The local end of the so many-th working day after the day of storing. Every Monday to Friday is a working day: the
     * holidays of a site are not known.
     *
     * @param days 0 = the day of storing itself, whatever day of the week it is
     */
    record WorkingDays(int days) implements Deadline {

        private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

        @Override
        public Instant after(Instant stored, ZoneId zone) {
            var day = stored.atZone(zone).toLocalDate();
            for (int left = days; left > 0; left--) {
                day = nextWorkingDay(day);
            }
            return day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
        }

        private static LocalDate nextWorkingDay(LocalDate day) {
            var next = day.plusDays(1);
            while (WEEKEND.contains(next.getDayOfWeek())) {
                next = next.plusDays(1);
            }
            return next;
        }
    }
}
