/** Which codes are there, and what do they mean? */
@NullMarked
package dev.plumbline.careplan.terminology;

import org.jspecify.annotations.NullMarked;
