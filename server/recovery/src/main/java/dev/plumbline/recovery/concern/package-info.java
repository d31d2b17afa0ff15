/** Which concerns has this recovery had, on what evidence, and which still stand? */
@NullMarked
package dev.plumbline.recovery.concern;

import org.jspecify.annotations.NullMarked;
