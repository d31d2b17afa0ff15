/** Which check-ins were due, and which were answered, missed or never asked? */
@NullMarked
package dev.plumbline.recovery.checkin;

import org.jspecify.annotations.NullMarked;
