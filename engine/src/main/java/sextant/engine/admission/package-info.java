/** Who may have what run, how much of it, and who may do what with whose job. */
@NullMarked
package sextant.engine.admission;

import org.jspecify.annotations.NullMarked;
