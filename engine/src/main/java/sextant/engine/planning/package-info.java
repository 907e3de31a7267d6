/** The question: one Task, one Caller, one Answer. */
@NullMarked
package sextant.engine.planning;

import org.jspecify.annotations.NullMarked;
