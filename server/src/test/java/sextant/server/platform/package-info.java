/** The platform.yaml in force, while its files change. */
@NullMarked
package sextant.server.platform;

import org.jspecify.annotations.NullMarked;
