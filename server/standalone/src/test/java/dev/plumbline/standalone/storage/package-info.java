/** What is stored, and what is not, when things happen together, twice, or fail half-way? */
@NullMarked
package dev.plumbline.standalone.storage;

import org.jspecify.annotations.NullMarked;
