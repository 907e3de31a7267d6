/** Pages of applications and jobs, with made-up ones. */
@NullMarked
package sextant.server.jobpages;

import org.jspecify.annotations.NullMarked;
