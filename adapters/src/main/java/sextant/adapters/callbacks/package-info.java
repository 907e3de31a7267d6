/** Takes messages to listeners, over HTTP. */
@NullMarked
package sextant.adapters.callbacks;

import org.jspecify.annotations.NullMarked;
