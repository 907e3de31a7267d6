/**
 * The program that calls web services for applications: {@link sextant.adapters.calling.CallWorker}, a run like any other, which reads
 * what to ask in its work folder and leaves the body of the answer there.
 */
@NullMarked
package sextant.adapters.calling;

import org.jspecify.annotations.NullMarked;
