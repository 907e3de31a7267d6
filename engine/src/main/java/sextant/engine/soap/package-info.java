/** Which contracts of SOAP are served, how their messages say who sends them, and which of them were here before. */
@NullMarked
package sextant.engine.soap;

import org.jspecify.annotations.NullMarked;
