/** The command line tool: what the words on the command line mean. */
@NullMarked
package sextant.cli;

import org.jspecify.annotations.NullMarked;
