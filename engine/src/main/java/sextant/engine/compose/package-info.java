/** What a compose file asks of the machine that runs it, judged key by key; whatever is not named here is refused. */
@NullMarked
package sextant.engine.compose;

import org.jspecify.annotations.NullMarked;
