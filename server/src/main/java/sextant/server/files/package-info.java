/** Files as answers: those of the program, and those of jobs. */
@NullMarked
package sextant.server.files;

import org.jspecify.annotations.NullMarked;
