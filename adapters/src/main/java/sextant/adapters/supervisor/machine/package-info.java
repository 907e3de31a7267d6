/** The machine as the supervisor sees it: calls of the C library, processes, control groups. */
@NullMarked
package sextant.adapters.supervisor.machine;

import org.jspecify.annotations.NullMarked;
