/** What does this response say, and to whose plan does it belong? */
@NullMarked
package dev.plumbline.careplan.checkin;

import org.jspecify.annotations.NullMarked;
