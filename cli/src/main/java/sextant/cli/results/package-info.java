/** What jobs left: fetched, looked at. */
@NullMarked
package sextant.cli.results;

import org.jspecify.annotations.NullMarked;
