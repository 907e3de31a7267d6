@NullMarked
package sextant.engine.submission;

import org.jspecify.annotations.NullMarked;
