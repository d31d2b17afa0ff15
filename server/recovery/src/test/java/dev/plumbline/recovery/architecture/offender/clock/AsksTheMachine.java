package dev.plumbline.recovery.architecture.offender.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** Asks in every way that is refused. */
public final class AsksTheMachine {

    /** How many questions {@link #offend} asks. */
    public static final int QUESTIONS = 11;

    private AsksTheMachine() {}

    @SuppressWarnings("JavaTimeDefaultTimeZone") // That is the offence.
    public static List<Object> offend(ZoneId zone) {
        return List.of(
                Instant.now(),
                LocalDate.now(),
                LocalDate.now(zone),
                LocalDateTime.now(),
                ZonedDateTime.now(),
                Clock.systemUTC(),
                Clock.systemDefaultZone(),
                Clock.system(zone),
                Clock.tickSeconds(zone),
                ZoneId.systemDefault(),
                System.currentTimeMillis());
    }
}
