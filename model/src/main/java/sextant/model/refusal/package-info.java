/** What is wrong with a request, said for the person who reads it. */
@NullMarked
package sextant.model.refusal;

import org.jspecify.annotations.NullMarked;
