@NullMarked
package sextant.server.uws;

import org.jspecify.annotations.NullMarked;
