/** Which content is there, is it sound, and what protocol does it say? */
@NullMarked
package dev.plumbline.plugin.template;

import org.jspecify.annotations.NullMarked;
