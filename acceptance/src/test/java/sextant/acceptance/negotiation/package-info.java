/** Formats, methods and caches. */
@NullMarked
package sextant.acceptance.negotiation;

import org.jspecify.annotations.NullMarked;
