/** Previews by example. */
@NullMarked
package sextant.engine.preview;

import org.jspecify.annotations.NullMarked;
