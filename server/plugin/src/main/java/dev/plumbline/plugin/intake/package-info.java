/** What arrives, and can it be read? */
@NullMarked
package dev.plumbline.plugin.intake;

import org.jspecify.annotations.NullMarked;
