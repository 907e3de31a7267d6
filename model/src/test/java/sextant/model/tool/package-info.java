@NullMarked
package sextant.model.tool;

import org.jspecify.annotations.NullMarked;
