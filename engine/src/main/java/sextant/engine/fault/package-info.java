/** Places where a test can make the program die. */
@NullMarked
package sextant.engine.fault;

import org.jspecify.annotations.NullMarked;
