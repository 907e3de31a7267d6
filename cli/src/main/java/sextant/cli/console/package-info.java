/** Where the tool reads from and writes to, and what may be written there. */
@NullMarked
package sextant.cli.console;

import org.jspecify.annotations.NullMarked;
