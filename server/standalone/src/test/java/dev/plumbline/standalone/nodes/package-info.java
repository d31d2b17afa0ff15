/** What is left when a process dies, and what do several of them do to each other? */
@NullMarked
package dev.plumbline.standalone.nodes;

import org.jspecify.annotations.NullMarked;
