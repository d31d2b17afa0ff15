package dev.plumbline.plugin.offender.cycle.first;

import dev.plumbline.plugin.offender.cycle.second.Second;

/** Knows {@link Second}, which knows it. */
public record First(Second other) {}
