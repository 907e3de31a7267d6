/** What every verb needs that talks to a server: its address, the token for it, and words for what can go wrong on the way. */
@NullMarked
package sextant.cli.server;

import org.jspecify.annotations.NullMarked;
