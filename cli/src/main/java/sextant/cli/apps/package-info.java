/** What a server can run, as it describes it. */
@NullMarked
package sextant.cli.apps;

import org.jspecify.annotations.NullMarked;
