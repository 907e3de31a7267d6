/** Results to look at without fetching them: a document for programs, a picture, a page. */
@NullMarked
package sextant.server.previews;

import org.jspecify.annotations.NullMarked;
