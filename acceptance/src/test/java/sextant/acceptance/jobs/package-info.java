/** Jobs as a client sees them: what is sent, and the documents that come back (UWS 1.1). */
@NullMarked
package sextant.acceptance.jobs;

import org.jspecify.annotations.NullMarked;
