/** The port to what executes runs, and its words. */
@NullMarked
package sextant.engine.runner;

import org.jspecify.annotations.NullMarked;
