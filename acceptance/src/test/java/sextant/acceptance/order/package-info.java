/** Section 3.5 of the note: the task type first, and nothing else if it is unknown. */
@NullMarked
package sextant.acceptance.order;

import org.jspecify.annotations.NullMarked;
