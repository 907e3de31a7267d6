/** The face of the planner: /accepts and /accept. */
@NullMarked
package sextant.server.planner;

import org.jspecify.annotations.NullMarked;
