package dev.plumbline.recovery.architecture.offender.cycle.second;

import dev.plumbline.recovery.architecture.offender.cycle.first.First;

/** Needs the package that needs this one. */
public record Second(First first) {}
