package dev.plumbline.careplan.followup;

import java.util.Arrays;
import java.util.Optional;

/** Says what failed and where without its message, which may quote what a patient sent. */
public final class FaultTrace {

    private static final String OURS = "dev.plumbline";

    private FaultTrace() {}

    /** The types of the fault and its causes, each with the first of our lines that it went through. */
    public static String of(Throwable fault) {
        var here = fault.getClass().getSimpleName()
                + Arrays.stream(fault.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith(OURS))
                        .findFirst()
                        .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                        .orElse("");
        return Optional.ofNullable(fault.getCause())
                .filter(cause -> cause != fault)
                .map(cause -> here + ", caused by " + of(cause))
                .orElse(here);
    }
}
