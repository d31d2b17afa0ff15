/** Which day after the procedure is it where the patient lives? */
@NullMarked
package dev.plumbline.recovery.calendar;

import org.jspecify.annotations.NullMarked;
