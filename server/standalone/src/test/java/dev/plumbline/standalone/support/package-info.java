/** How does a test get a running server? */
@NullMarked
package dev.plumbline.standalone.support;

import org.jspecify.annotations.NullMarked;
