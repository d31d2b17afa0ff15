/** How long does a check-in take under load? */
@NullMarked
package dev.plumbline.standalone.load;

import org.jspecify.annotations.NullMarked;
