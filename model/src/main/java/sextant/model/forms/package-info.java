/** Dotted names and the values written beside them, as forms, query strings and multipart questions have them. */
@NullMarked
package sextant.model.forms;

import org.jspecify.annotations.NullMarked;
