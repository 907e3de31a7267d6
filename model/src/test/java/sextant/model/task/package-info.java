/** Quantities and references to data. */
@NullMarked
package sextant.model.task;

import org.jspecify.annotations.NullMarked;
