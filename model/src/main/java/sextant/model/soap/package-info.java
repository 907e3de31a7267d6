/** Envelopes of SOAP 1.1 and 1.2: reading them, and writing answers and faults. */
@NullMarked
package sextant.model.soap;

import org.jspecify.annotations.NullMarked;
