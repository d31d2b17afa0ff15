/** What may a rule ask about a recovery, and what is the answer at one moment? */
@NullMarked
package dev.plumbline.recovery.fact;

import org.jspecify.annotations.NullMarked;
