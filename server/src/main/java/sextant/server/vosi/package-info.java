/** What the Virtual Observatory asks every service: what it can do, and whether it is there (VOSI 1.1). */
@NullMarked
package sextant.server.vosi;

import org.jspecify.annotations.NullMarked;
