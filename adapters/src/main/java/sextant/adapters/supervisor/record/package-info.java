/** What is on disk of a run, which is all that server and supervisor must agree about. */
@NullMarked
package sextant.adapters.supervisor.record;

import org.jspecify.annotations.NullMarked;
