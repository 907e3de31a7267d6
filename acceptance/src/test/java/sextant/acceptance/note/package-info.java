/** Every exchange that the Execution Planner note prints. */
@NullMarked
package sextant.acceptance.note;

import org.jspecify.annotations.NullMarked;
