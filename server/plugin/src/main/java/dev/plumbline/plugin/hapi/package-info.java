/** How does all this reach HAPI: operations, hooks, transaction, locks? */
@NullMarked
package dev.plumbline.plugin.hapi;

import org.jspecify.annotations.NullMarked;
