/** What a URL is, and which addresses may be connected to: no more is done than to look up a name. */
@NullMarked
package sextant.adapters.egress.address;

import org.jspecify.annotations.NullMarked;
