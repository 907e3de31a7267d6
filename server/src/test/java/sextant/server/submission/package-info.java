/** Examples of forms, and of what is not one. */
@NullMarked
package sextant.server.submission;

import org.jspecify.annotations.NullMarked;
