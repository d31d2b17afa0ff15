/** When does a finding hold: true, false, not yet, or not evaluable? */
@NullMarked
package dev.plumbline.recovery.rule;

import org.jspecify.annotations.NullMarked;
