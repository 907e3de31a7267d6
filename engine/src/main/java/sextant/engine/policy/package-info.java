/** Conditions that the operator writes, as CEL expressions. */
@NullMarked
package sextant.engine.policy;

import org.jspecify.annotations.NullMarked;
