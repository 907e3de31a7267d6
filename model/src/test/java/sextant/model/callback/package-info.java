/** The words of call-backs. */
@NullMarked
package sextant.model.callback;

import org.jspecify.annotations.NullMarked;
