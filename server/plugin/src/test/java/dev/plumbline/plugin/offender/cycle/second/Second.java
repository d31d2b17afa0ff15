package dev.plumbline.plugin.offender.cycle.second;

import dev.plumbline.plugin.offender.cycle.first.First;

/** Knows {@link First}, which knows it. */
public record Second(First other) {}
