/** XML documents in which the place of everything is known, so that whoever wrote one is told where it is wrong. */
@NullMarked
package sextant.model.xml;

import org.jspecify.annotations.NullMarked;
