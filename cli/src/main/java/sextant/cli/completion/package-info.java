/** Completion in shells: what can stand next on a command line, and the scripts by which shells ask for it. */
@NullMarked
package sextant.cli.completion;

import org.jspecify.annotations.NullMarked;
