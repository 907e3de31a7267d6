/** What the engine needs from outside, each with its contract. */
@NullMarked
package sextant.engine.ports;

import org.jspecify.annotations.NullMarked;
