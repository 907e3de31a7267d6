/** Call-backs: what listeners are told of a change, and how they come to hear it. */
@NullMarked
package sextant.engine.callbacks;

import org.jspecify.annotations.NullMarked;
