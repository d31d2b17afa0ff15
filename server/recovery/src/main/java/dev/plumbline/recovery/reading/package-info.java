/** What did the patient report, when, and about which moment? */
@NullMarked
package dev.plumbline.recovery.reading;

import org.jspecify.annotations.NullMarked;
