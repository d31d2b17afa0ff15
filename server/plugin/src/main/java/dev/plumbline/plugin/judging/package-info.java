/** How does what a client writes, or time itself, come to be judged before the commit? */
@NullMarked
package dev.plumbline.plugin.judging;

import org.jspecify.annotations.NullMarked;
