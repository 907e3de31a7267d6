/** Who wants to be told of a job: the listeners of CEA and web hooks. */
@NullMarked
package sextant.model.callback;

import org.jspecify.annotations.NullMarked;
