/** HTTP to the byte, since much of what is tested no well-behaved client would send. */
@NullMarked
package sextant.acceptance.http;

import org.jspecify.annotations.NullMarked;
