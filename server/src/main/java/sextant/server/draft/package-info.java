/** The REST interface of the draft of 2007 (CEA Interfaces 1.0, UWS-PA): its documents and its addresses, over the same jobs as UWS. */
@NullMarked
package sextant.server.draft;

import org.jspecify.annotations.NullMarked;
