/** What goes on in a job, and what its program writes, as it comes. */
@NullMarked
package sextant.cli.following;

import org.jspecify.annotations.NullMarked;
