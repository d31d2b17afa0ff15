/** Which rules of the architecture hold in more than one module? */
@NullMarked
package dev.plumbline.recovery.architecture;

import org.jspecify.annotations.NullMarked;
