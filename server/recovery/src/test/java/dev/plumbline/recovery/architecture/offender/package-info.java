/** What must the architecture's rules refuse? Each class here breaks one of them on purpose. */
@NullMarked
package dev.plumbline.recovery.architecture.offender;

import org.jspecify.annotations.NullMarked;
