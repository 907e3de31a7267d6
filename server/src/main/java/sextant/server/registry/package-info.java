/** What the IVOA registry is told of this server: records, an index of them, and an interface to harvest them. */
@NullMarked
package sextant.server.registry;

import org.jspecify.annotations.NullMarked;
