/** The contract of 2004: CommonExecutionConnector, version 1.0. */
@NullMarked
package sextant.server.soap.connector;

import org.jspecify.annotations.NullMarked;
