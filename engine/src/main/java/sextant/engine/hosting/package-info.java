/** What the operator allows jobs to be and to take. */
@NullMarked
package sextant.engine.hosting;

import org.jspecify.annotations.NullMarked;
