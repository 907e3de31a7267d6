@NullMarked
package sextant.server;

import org.jspecify.annotations.NullMarked;
