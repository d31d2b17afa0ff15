/** Does a recovery, played day by day as people would live it, come out as its story says? */
@NullMarked
package dev.plumbline.standalone.journey;

import org.jspecify.annotations.NullMarked;
