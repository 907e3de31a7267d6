@NullMarked
package sextant.server.address;

import org.jspecify.annotations.NullMarked;
