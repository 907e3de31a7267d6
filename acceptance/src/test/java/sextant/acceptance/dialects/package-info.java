/** The descriptions of applications, each consumed by a reader that others wrote: a browser, a generator of clients, a validator. */
@NullMarked
package sextant.acceptance.dialects;

import org.jspecify.annotations.NullMarked;
