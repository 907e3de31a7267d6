/** VOTables: the columns and first rows, however they are serialised. */
@NullMarked
package sextant.adapters.preview.votable;

import org.jspecify.annotations.NullMarked;
