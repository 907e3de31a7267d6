/** Keeps jobs in SQLite or PostgreSQL, with the same SQL. */
@NullMarked
package sextant.adapters.store;

import org.jspecify.annotations.NullMarked;
