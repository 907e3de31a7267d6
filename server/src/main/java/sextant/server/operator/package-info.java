/** What an operator does from the command line: serve, check, explain. */
@NullMarked
package sextant.server.operator;

import org.jspecify.annotations.NullMarked;
