/** Examples of calls of web services, against services of this machine. */
@NullMarked
package sextant.adapters.calling;

import org.jspecify.annotations.NullMarked;
