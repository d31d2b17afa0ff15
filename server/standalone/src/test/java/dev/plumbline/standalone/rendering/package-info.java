/** Can the patients' forms be rendered, filled and sent by the renderers that portals use? */
@NullMarked
package dev.plumbline.standalone.rendering;

import org.jspecify.annotations.NullMarked;
