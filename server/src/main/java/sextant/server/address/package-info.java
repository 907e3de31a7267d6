/** Where this server is reached from outside. */
@NullMarked
package sextant.server.address;

import org.jspecify.annotations.NullMarked;
