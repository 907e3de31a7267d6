/** Staging: bringing the inputs of a job in that it names by address, and its outputs out. */
@NullMarked
package sextant.engine.staging;

import org.jspecify.annotations.NullMarked;
