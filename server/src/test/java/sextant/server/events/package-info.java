@NullMarked
package sextant.server.events;

import org.jspecify.annotations.NullMarked;
