/** The command line tool is run as it is run by a person, against planners that speak the wire form. */
@NullMarked
package sextant.cli;

import org.jspecify.annotations.NullMarked;
