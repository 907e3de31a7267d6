@NullMarked
package sextant.adapters.egress.address;

import org.jspecify.annotations.NullMarked;
