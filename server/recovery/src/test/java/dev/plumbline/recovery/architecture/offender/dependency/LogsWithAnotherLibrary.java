package dev.plumbline.recovery.architecture.offender.dependency;

import org.assertj.core.api.Assertions;

/** Depends on more than the JDK. */
public final class LogsWithAnotherLibrary {

    private LogsWithAnotherLibrary() {}

    public static void offend() {
        Assertions.assertThat(true).isTrue();
    }
}
