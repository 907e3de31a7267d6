@NullMarked
package sextant.server.registry;

import org.jspecify.annotations.NullMarked;
