/** The SOAP template of UWS, version 0.9 of 2008. */
@NullMarked
package sextant.server.soap.uws;

import org.jspecify.annotations.NullMarked;
