/** What is refused, with what was found, what was expected, and where? */
@NullMarked
package dev.plumbline.careplan.refusal;

import org.jspecify.annotations.NullMarked;
