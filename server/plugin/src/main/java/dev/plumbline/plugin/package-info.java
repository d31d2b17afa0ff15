/** What is the plugin made of, and what can be set? */
@NullMarked
package dev.plumbline.plugin;

import org.jspecify.annotations.NullMarked;
