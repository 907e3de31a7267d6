/** Time, and what the job service does by itself in it. */
@NullMarked
package sextant.engine.pace;

import org.jspecify.annotations.NullMarked;
