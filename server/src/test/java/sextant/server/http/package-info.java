@NullMarked
package sextant.server.http;

import org.jspecify.annotations.NullMarked;
