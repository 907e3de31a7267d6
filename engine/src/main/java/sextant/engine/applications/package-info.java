/** Applications: reading their files, checking what clients want of them, and their command lines. */
@NullMarked
package sextant.engine.applications;

import org.jspecify.annotations.NullMarked;
