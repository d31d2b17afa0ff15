/** What is known of this recovery: what was planned, what was reported, what people did? */
@NullMarked
package dev.plumbline.recovery.record;

import org.jspecify.annotations.NullMarked;
