/** Who is next: the queues of the routes, the limits of callers, and predictions from what was. */
@NullMarked
package sextant.engine.queue;

import org.jspecify.annotations.NullMarked;
