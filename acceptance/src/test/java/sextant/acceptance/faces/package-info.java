/** The same jobs seen through all interfaces at once, beside a small model that says what each of them has to show. */
@NullMarked
package sextant.acceptance.faces;

import org.jspecify.annotations.NullMarked;
