/** Where should recovery be on day N, and from where on does it stray? */
@NullMarked
package dev.plumbline.recovery.path;

import org.jspecify.annotations.NullMarked;
