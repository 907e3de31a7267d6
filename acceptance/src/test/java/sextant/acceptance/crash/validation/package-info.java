/** What is judged after a round of crashes, and how: pure functions over the clients' history and the programs' own ledger. */
@NullMarked
package sextant.acceptance.crash.validation;

import org.jspecify.annotations.NullMarked;
