/** What the forms of applications say to people. */
@NullMarked
package sextant.server.appform;

import org.jspecify.annotations.NullMarked;
