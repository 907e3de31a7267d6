/** SOAP over the same edge as all else: the envelope comes off, one operation of one contract is called, and its answer is wrapped. */
@NullMarked
package sextant.server.soap;

import org.jspecify.annotations.NullMarked;
