/** What every address of a job has in common: whose job it is, which list it stands in, and what the client wants to see. */
@NullMarked
package sextant.server.uws;

import org.jspecify.annotations.NullMarked;
