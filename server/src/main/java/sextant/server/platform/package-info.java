/** The platform.yaml in force, and how it changes while the server runs. */
@NullMarked
package sextant.server.platform;

import org.jspecify.annotations.NullMarked;
