/** What is written for people and can be compared with the program. */
@NullMarked
package sextant.server.manual;

import org.jspecify.annotations.NullMarked;
