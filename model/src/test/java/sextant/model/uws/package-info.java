@NullMarked
package sextant.model.uws;

import org.jspecify.annotations.NullMarked;
