@NullMarked
package sextant.engine.cea;

import org.jspecify.annotations.NullMarked;
