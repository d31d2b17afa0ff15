package dev.plumbline.recovery.architecture.offender.clock;

import java.time.Instant;
import java.util.function.Supplier;

/** Hands the question on instead of asking it. */
public final class AsksTheMachineByReference {

    public static final Supplier<Instant> NOW = Instant::now;

    private AsksTheMachineByReference() {}
}
