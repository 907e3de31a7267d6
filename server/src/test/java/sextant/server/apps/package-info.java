@NullMarked
package sextant.server.apps;

import org.jspecify.annotations.NullMarked;
