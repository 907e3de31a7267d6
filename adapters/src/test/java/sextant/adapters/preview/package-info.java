/** Looking at files in another process. */
@NullMarked
package sextant.adapters.preview;

import org.jspecify.annotations.NullMarked;
