/** What happens to jobs, told as it happens: server-sent events. */
@NullMarked
package sextant.server.events;

import org.jspecify.annotations.NullMarked;
