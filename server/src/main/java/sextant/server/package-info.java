/** The server: HTTP faces over the use cases, the operator's commands, and the Wiring that names every implementation. */
@NullMarked
package sextant.server;

import org.jspecify.annotations.NullMarked;
