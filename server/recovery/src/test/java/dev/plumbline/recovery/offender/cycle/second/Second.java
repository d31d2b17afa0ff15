package dev.plumbline.recovery.offender.cycle.second;

import dev.plumbline.recovery.offender.cycle.first.First;

/** Needs the package that needs this one. */
public record Second(First first) {}
