/** What does this recovery record mean, judged by this protocol, at this moment? */
@NullMarked
package dev.plumbline.recovery;

import org.jspecify.annotations.NullMarked;
