/** Which content is there, and what is wrong with it? */
@NullMarked
package dev.plumbline.careplan.content;

import org.jspecify.annotations.NullMarked;
