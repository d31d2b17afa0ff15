/** What does this template mean for this patient and this procedure? */
@NullMarked
package dev.plumbline.careplan.plan;

import org.jspecify.annotations.NullMarked;
