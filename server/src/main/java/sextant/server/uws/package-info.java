/** Jobs under the Universal Worker Service pattern, version 1.1. */
@NullMarked
package sextant.server.uws;

import org.jspecify.annotations.NullMarked;
