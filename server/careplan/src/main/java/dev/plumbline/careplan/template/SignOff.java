package dev.plumbline.careplan.template;

import java.time.LocalDate;

/**
 * A clinician of this site has signed what a template says.
 *
 * @param template its canonical with its version, {@code https://…/PlanDefinition/x|1.0.0}
 * @param by who signed, as a person reads it
 * @param on when
 */
public record SignOff(String template, String by, LocalDate on) {}
