/** Which HAPI FHIR server does Plumbline run in when a site has none of its own? */
@NullMarked
package dev.plumbline.standalone;

import org.jspecify.annotations.NullMarked;
