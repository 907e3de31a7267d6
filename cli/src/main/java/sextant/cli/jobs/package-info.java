/** {@code sextant show}, {@code suspend}, {@code resume} and {@code abort}: one job of a server that speaks UWS. */
@NullMarked
package sextant.cli.jobs;

import org.jspecify.annotations.NullMarked;
