@NullMarked
package sextant.server.jobs;

import org.jspecify.annotations.NullMarked;
