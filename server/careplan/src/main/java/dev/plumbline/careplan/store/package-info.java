/** What does the rest of the plugin need of the place where resources are kept? */
@NullMarked
package dev.plumbline.careplan.store;

import org.jspecify.annotations.NullMarked;
