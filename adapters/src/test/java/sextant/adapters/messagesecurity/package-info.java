/** Secured messages, good and bad, and what becomes of them. */
@org.jspecify.annotations.NullUnmarked
package sextant.adapters.messagesecurity;
