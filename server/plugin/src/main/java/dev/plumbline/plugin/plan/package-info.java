/** What does this template mean for this patient and this procedure? */
@NullMarked
package dev.plumbline.plugin.plan;

import org.jspecify.annotations.NullMarked;
