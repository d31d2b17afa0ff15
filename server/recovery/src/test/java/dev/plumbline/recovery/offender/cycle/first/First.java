package dev.plumbline.recovery.offender.cycle.first;

import dev.plumbline.recovery.offender.cycle.second.Second;

/** Needs the package that needs this one. */
public record First(Second second) {}
