/** What does a form ask, and how is it served? */
@NullMarked
package dev.plumbline.careplan.form;

import org.jspecify.annotations.NullMarked;
