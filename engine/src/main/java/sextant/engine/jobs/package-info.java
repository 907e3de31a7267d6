/** The life of a job: what may follow what, the queues, and the use cases that every face calls. */
@NullMarked
package sextant.engine.jobs;

import org.jspecify.annotations.NullMarked;
