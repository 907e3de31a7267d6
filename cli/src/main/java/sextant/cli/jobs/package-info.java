/** The jobs of a server that speaks UWS: found, listed, shown, followed, changed. */
@NullMarked
package sextant.cli.jobs;

import org.jspecify.annotations.NullMarked;
