/** Call-backs: what is told, in which order, and what comes of listeners that do not listen. */
@NullMarked
package sextant.engine.callbacks;

import org.jspecify.annotations.NullMarked;
