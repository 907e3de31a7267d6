/** The contracts of SOAP, as a client sees them. */
@NullMarked
package sextant.server.soap;

import org.jspecify.annotations.NullMarked;
