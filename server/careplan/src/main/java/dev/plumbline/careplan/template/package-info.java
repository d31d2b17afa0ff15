/** What protocol does a template say? */
@NullMarked
package dev.plumbline.careplan.template;

import org.jspecify.annotations.NullMarked;
