@NullMarked
package sextant.engine.definitions;

import org.jspecify.annotations.NullMarked;
