/**
 * The other program: one process for all runs of this machine, which outlives the server. It knows the JDK, the C library (through
 * {@link java.lang.foreign}) and the named fault points, and nothing else, so it starts in a moment and stays small. {@code Supervisor}
 * is its loop, {@code Run} one run, {@code RunFolder} what is on disk of it; {@code Tree} finds the processes of a run.
 */
@NullMarked
package sextant.adapters.supervisor;

import org.jspecify.annotations.NullMarked;
