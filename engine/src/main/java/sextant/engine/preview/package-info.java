/** Looking at a result without fetching it: what there is to see, who looks, and how often. */
@NullMarked
package sextant.engine.preview;

import org.jspecify.annotations.NullMarked;
