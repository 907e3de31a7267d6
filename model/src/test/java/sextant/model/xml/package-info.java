@NullMarked
package sextant.model.xml;

import org.jspecify.annotations.NullMarked;
