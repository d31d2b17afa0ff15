/** Who answers questions about codes? */
@NullMarked
package dev.plumbline.plugin.terminology;

import org.jspecify.annotations.NullMarked;
