/** Examples of what the way out lets through, against servers on this machine that misbehave. */
@NullMarked
package sextant.adapters.egress;

import org.jspecify.annotations.NullMarked;
