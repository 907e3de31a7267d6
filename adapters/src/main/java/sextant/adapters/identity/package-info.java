/** Who asks: bearer tokens that the operator keeps in a file (section 7 of the note). */
@NullMarked
package sextant.adapters.identity;

import org.jspecify.annotations.NullMarked;
