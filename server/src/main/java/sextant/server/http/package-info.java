/** Where the framework ends: requests become Calls, and Replies become responses. */
@NullMarked
package sextant.server.http;

import org.jspecify.annotations.NullMarked;
