/** What do clients ask for beside reading and writing resources? */
@NullMarked
package dev.plumbline.plugin.operation;

import org.jspecify.annotations.NullMarked;
