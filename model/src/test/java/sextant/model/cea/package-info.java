@NullMarked
package sextant.model.cea;

import org.jspecify.annotations.NullMarked;
