/** Listening for the messages of jobs, for people who write listeners. */
@NullMarked
package sextant.cli.listening;

import org.jspecify.annotations.NullMarked;
