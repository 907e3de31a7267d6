/** Whether the server lives, is ready, and what it counted. */
@NullMarked
package sextant.server.health;

import org.jspecify.annotations.NullMarked;
