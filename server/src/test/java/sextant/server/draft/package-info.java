@NullMarked
package sextant.server.draft;

import org.jspecify.annotations.NullMarked;
