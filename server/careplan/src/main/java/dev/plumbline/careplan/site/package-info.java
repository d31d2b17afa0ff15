/** What has a site set, and what does the content say then? */
@NullMarked
package dev.plumbline.careplan.site;

import org.jspecify.annotations.NullMarked;
