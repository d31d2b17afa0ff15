/** What does whoever writes a template need before a server starts? */
@NullMarked
package dev.plumbline.careplan.author;

import org.jspecify.annotations.NullMarked;
