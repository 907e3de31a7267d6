/** What those who write applications do: wrap a program, lint the file, run its examples. */
@NullMarked
package sextant.acceptance.authors;

import org.jspecify.annotations.NullMarked;
