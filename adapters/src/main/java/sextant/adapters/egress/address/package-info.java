/** What a URL is and which addresses are open, without asking anybody. */
@NullMarked
package sextant.adapters.egress.address;

import org.jspecify.annotations.NullMarked;
