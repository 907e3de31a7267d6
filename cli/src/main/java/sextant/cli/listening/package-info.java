/** {@code sextant listen}: a listener that prints what servers tell it about jobs. */
@NullMarked
package sextant.cli.listening;

import org.jspecify.annotations.NullMarked;
