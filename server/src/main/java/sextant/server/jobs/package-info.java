/** The resources of the Universal Worker Service 1.1: what answers at the addresses of jobs. */
@NullMarked
package sextant.server.jobs;

import org.jspecify.annotations.NullMarked;
