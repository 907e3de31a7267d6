/** Secured messages, good and bad, and what becomes of them. */
@NullMarked
package sextant.adapters.messagesecurity;

import org.jspecify.annotations.NullMarked;
