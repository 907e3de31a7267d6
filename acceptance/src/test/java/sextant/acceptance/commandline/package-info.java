/** The command line tool as it is packaged, by its launcher, against a real server. */
@NullMarked
package sextant.acceptance.commandline;

import org.jspecify.annotations.NullMarked;
