/** What does an expression of the content say, and what must be known to answer it? */
@NullMarked
package dev.plumbline.careplan.fhirpath;

import org.jspecify.annotations.NullMarked;
