/** The port to what is outside: where inputs of jobs come from and outputs go to. */
@NullMarked
package sextant.engine.storage;

import org.jspecify.annotations.NullMarked;
