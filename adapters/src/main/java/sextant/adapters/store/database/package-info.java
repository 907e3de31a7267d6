/** What SQLite and PostgreSQL do not have in common: how they are opened, guarded, and how they fail. */
@NullMarked
package sextant.adapters.store.database;

import org.jspecify.annotations.NullMarked;
