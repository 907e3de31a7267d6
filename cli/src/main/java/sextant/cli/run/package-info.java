/** {@code sextant run}: an application with values, or a Task, made a job. */
@NullMarked
package sextant.cli.run;

import org.jspecify.annotations.NullMarked;
