/** Looks at results in a process of its own for each look, since neither the files nor the libraries that read them are trusted. */
@NullMarked
package sextant.adapters.preview;

import org.jspecify.annotations.NullMarked;
