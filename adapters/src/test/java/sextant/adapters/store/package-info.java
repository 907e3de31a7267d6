/** Examples of how jobs are kept, with real databases that are killed and damaged. */
@NullMarked
package sextant.adapters.store;

import org.jspecify.annotations.NullMarked;
