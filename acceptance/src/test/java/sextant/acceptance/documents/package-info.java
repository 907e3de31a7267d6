/** Tasks and answers as plain trees, in each of their syntaxes. Written apart from the product, so that both must agree. */
@NullMarked
package sextant.acceptance.documents;

import org.jspecify.annotations.NullMarked;
