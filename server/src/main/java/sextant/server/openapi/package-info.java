/** The description of this server for programs and their authors. */
@NullMarked
package sextant.server.openapi;

import org.jspecify.annotations.NullMarked;
