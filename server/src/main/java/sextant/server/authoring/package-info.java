/** The verbs of those who write applications: lint, test, wrap. They read the author's files and run what the author wants to run. */
@NullMarked
package sextant.server.authoring;

import org.jspecify.annotations.NullMarked;
