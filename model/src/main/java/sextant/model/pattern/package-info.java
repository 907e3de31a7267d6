/** Patterns that operators write. */
@NullMarked
package sextant.model.pattern;

import org.jspecify.annotations.NullMarked;
