/** What does a clinician sign? The clinical content, written out as one document for people. */
@NullMarked
package dev.plumbline.careplan.document;

import org.jspecify.annotations.NullMarked;
