@NullMarked
package sextant.server.vosi;

import org.jspecify.annotations.NullMarked;
