/** Container image references, as container engines read them. */
@NullMarked
package sextant.model.image;

import org.jspecify.annotations.NullMarked;
