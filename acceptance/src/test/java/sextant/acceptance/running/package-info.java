/** Sextant as a process: started, watched, stopped. */
@NullMarked
package sextant.acceptance.running;

import org.jspecify.annotations.NullMarked;
