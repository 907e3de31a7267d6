/** The documents and the filters of the Universal Worker Service (UWS 1.1). */
@NullMarked
package sextant.model.uws;

import org.jspecify.annotations.NullMarked;
