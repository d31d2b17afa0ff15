/** Does the standalone server start, keep what it acknowledged, and answer as a FHIR server should? */
@NullMarked
package dev.plumbline.standalone;

import org.jspecify.annotations.NullMarked;
