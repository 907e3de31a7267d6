/** Who asks. */
@NullMarked
package sextant.model.caller;

import org.jspecify.annotations.NullMarked;
