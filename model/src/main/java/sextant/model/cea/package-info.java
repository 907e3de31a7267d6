/** What the Common Execution Architecture says of a job on the wire: messages, results and summaries, in the words of 2004 and of 2007. */
@NullMarked
package sextant.model.cea;

import org.jspecify.annotations.NullMarked;
