package dev.plumbline.recovery.architecture.offender.cycle.first;

import dev.plumbline.recovery.architecture.offender.cycle.second.Second;

/** Needs the package that needs this one. */
public record First(Second second) {}
