/** Which code breaks the rules of the architecture? Each class here breaks one, on purpose. */
@NullMarked
package dev.plumbline.plugin.offender;

import org.jspecify.annotations.NullMarked;
