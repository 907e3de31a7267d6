/** From what clients send to what creates a job, the same from every face. */
@NullMarked
package sextant.engine.submission;

import org.jspecify.annotations.NullMarked;
