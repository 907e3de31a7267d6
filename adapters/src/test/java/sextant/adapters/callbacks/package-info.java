/** Messages to listeners that listen, and to those that do anything else. */
@NullMarked
package sextant.adapters.callbacks;

import org.jspecify.annotations.NullMarked;
