/** The job service by the letter of UWS 1.1: every row of the checklist, each a request and what must come of it. */
@NullMarked
package sextant.acceptance.uws;

import org.jspecify.annotations.NullMarked;
