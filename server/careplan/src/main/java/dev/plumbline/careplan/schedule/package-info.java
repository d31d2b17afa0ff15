/** Which check-ins stand open, and what has become of the others? */
@NullMarked
package dev.plumbline.careplan.schedule;

import org.jspecify.annotations.NullMarked;
