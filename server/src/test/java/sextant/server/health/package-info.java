@NullMarked
package sextant.server.health;

import org.jspecify.annotations.NullMarked;
