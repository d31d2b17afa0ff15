/** Which Flags should stand, and how do they differ from those that do? */
@NullMarked
package dev.plumbline.careplan.flag;

import org.jspecify.annotations.NullMarked;
