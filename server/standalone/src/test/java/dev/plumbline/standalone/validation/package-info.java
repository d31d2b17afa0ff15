/** Does everything that is shipped and written say what the standards ask for? */
@NullMarked
package dev.plumbline.standalone.validation;

import org.jspecify.annotations.NullMarked;
