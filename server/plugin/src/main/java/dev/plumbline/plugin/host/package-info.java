/** What does the host give us: storage, locks, transactions? */
@NullMarked
package dev.plumbline.plugin.host;

import org.jspecify.annotations.NullMarked;
