/** Examples of what programs may leave behind, and what becomes of it. */
@NullMarked
package sextant.adapters.files;

import org.jspecify.annotations.NullMarked;
