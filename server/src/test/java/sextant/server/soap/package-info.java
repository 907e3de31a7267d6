@NullMarked
package sextant.server.soap;

import org.jspecify.annotations.NullMarked;
