@NullMarked
package sextant.model.soap;

import org.jspecify.annotations.NullMarked;
