/** Which code breaks the rules of the architecture? Each class here breaks one, on purpose. */
@NullMarked
package dev.plumbline.careplan.offender;

import org.jspecify.annotations.NullMarked;
