/** What a client asks: a Task, its resources and its data. */
@NullMarked
package sextant.model.task;

import org.jspecify.annotations.NullMarked;
