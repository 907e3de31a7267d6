/** A job in the terms of the Common Execution Architecture, the same for every face that speaks them. */
@NullMarked
package sextant.engine.cea;

import org.jspecify.annotations.NullMarked;
