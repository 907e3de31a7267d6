/** How questions are read, and how they are refused. */
@NullMarked
package sextant.model.reading;

import org.jspecify.annotations.NullMarked;
