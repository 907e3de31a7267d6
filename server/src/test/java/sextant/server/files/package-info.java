@NullMarked
package sextant.server.files;

import org.jspecify.annotations.NullMarked;
