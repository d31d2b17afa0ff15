/** How does the patient stand against each goal? */
@NullMarked
package dev.plumbline.recovery.goal;

import org.jspecify.annotations.NullMarked;
