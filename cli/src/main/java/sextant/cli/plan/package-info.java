/** {@code sextant plan}: one Task, one or several planners, their answers side by side. */
@NullMarked
package sextant.cli.plan;

import org.jspecify.annotations.NullMarked;
