@NullMarked
package sextant.server.planner;

import org.jspecify.annotations.NullMarked;
