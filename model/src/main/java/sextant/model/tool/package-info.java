/** The {@code tool} documents of the Common Execution Architecture: what a client wants an application to do. */
@NullMarked
package sextant.model.tool;

import org.jspecify.annotations.NullMarked;
