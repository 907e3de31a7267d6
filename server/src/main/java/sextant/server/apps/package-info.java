/** What can be run here, and running it in one request (DALI 1.1, 2.1: {@code sync}). */
@NullMarked
package sextant.server.apps;

import org.jspecify.annotations.NullMarked;
