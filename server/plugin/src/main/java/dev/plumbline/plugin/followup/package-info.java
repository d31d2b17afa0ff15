/** What must change in the record now that something has happened? */
@NullMarked
package dev.plumbline.plugin.followup;

import org.jspecify.annotations.NullMarked;
