/** The readers, against files that others made and files that nobody should. */
@NullMarked
package sextant.adapters.preview.reading;

import org.jspecify.annotations.NullMarked;
