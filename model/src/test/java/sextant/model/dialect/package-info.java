@NullMarked
package sextant.model.dialect;

import org.jspecify.annotations.NullMarked;
