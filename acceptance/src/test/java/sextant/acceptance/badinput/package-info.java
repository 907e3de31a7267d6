/** What the world sends by mistake or on purpose, and that the server is as before. */
@NullMarked
package sextant.acceptance.badinput;

import org.jspecify.annotations.NullMarked;
