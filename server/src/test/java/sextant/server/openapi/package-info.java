@NullMarked
package sextant.server.openapi;

import org.jspecify.annotations.NullMarked;
