/** The platform's policy as data: routes, limits, offers; read from platform.yaml. */
@NullMarked
package sextant.engine.platform;

import org.jspecify.annotations.NullMarked;
