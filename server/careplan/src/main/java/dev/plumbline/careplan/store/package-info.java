/** What do the other rooms need of the place where resources are kept, and how does FHIR write what stands there? */
@NullMarked
package dev.plumbline.careplan.store;

import org.jspecify.annotations.NullMarked;
