/** The port to where jobs are kept. */
@NullMarked
package sextant.engine.store;

import org.jspecify.annotations.NullMarked;
