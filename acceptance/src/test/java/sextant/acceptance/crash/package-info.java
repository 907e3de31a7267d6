/**
 * The server and its supervisor are killed over and over while clients use them; afterwards everything that clients were told and
 * everything that programs did is compared with what the service says. {@code bench/crash/run} does it any number of times.
 */
@NullMarked
package sextant.acceptance.crash;

import org.jspecify.annotations.NullMarked;
