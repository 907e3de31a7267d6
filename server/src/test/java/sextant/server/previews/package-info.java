/** Previews over a socket, and as pages. */
@NullMarked
package sextant.server.previews;

import org.jspecify.annotations.NullMarked;
