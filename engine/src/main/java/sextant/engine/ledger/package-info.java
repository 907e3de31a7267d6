/** What is known of jobs, and who hears of their changes. */
@NullMarked
package sextant.engine.ledger;

import org.jspecify.annotations.NullMarked;
