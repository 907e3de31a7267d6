/** The one tree that every document becomes, whatever syntax it came in. */
@NullMarked
package sextant.model.tree;

import org.jspecify.annotations.NullMarked;
