/** What must change in the record now that something has happened? */
@NullMarked
package dev.plumbline.careplan.followup;

import org.jspecify.annotations.NullMarked;
