/** The wire form of multipart bodies (RFC 7578): boundaries, part headers, and parts that are set aside. Knows nothing of Tasks. */
@NullMarked
package sextant.model.multipart;

import org.jspecify.annotations.NullMarked;
