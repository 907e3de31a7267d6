/** Clients that other people's programs make of the contracts, and messages as clients get them wrong. */
@NullMarked
package sextant.acceptance.soap;

import org.jspecify.annotations.NullMarked;
