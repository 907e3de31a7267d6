/** What an operator and an astronomer do at the command line, and the configuration that changes under a running server. */
@NullMarked
package sextant.acceptance.operator;

import org.jspecify.annotations.NullMarked;
