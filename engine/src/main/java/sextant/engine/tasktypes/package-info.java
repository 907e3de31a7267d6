/** The task types of the note, one file each, and those that an operator declares. */
@NullMarked
package sextant.engine.tasktypes;

import org.jspecify.annotations.NullMarked;
