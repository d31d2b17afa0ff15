package dev.plumbline.recovery.reading;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One number of one measure at one moment.
 *
 * @param at the moment that it is about
 * @param day the day of the recovery in which that moment lies
 * @param value in the measure's own unit
 * @param source the report that holds it
 */
public record Reading(Instant at, int day, BigDecimal value, Evidence source) {}
