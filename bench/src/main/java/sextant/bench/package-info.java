/** Measurements of reading and deciding, without a server. */
@NullMarked
package sextant.bench;

import org.jspecify.annotations.NullMarked;
