/** How often would the shipped rules speak in recoveries of which we know how they went? */
@NullMarked
package dev.plumbline.careplan.simulation;

import org.jspecify.annotations.NullMarked;
