/** Is the content stored, and would the host take what we write? */
@NullMarked
package dev.plumbline.plugin.startup;

import org.jspecify.annotations.NullMarked;
