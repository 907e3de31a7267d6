/** Pages for people, rendered here and readable without a script. */
@NullMarked
package sextant.server.web;

import org.jspecify.annotations.NullMarked;
