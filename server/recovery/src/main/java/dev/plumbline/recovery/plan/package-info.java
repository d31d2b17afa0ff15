/** What holds for this patient: calendar, path, baseline and check-ins? */
@NullMarked
package dev.plumbline.recovery.plan;

import org.jspecify.annotations.NullMarked;
