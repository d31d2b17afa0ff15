/** How would recoveries of which we know how they went be judged? */
@NullMarked
package dev.plumbline.careplan.simulation;

import org.jspecify.annotations.NullMarked;
