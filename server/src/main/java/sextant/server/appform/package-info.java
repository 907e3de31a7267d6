/** What stands in the form of an application: fields, and how they belong together. */
@NullMarked
package sextant.server.appform;

import org.jspecify.annotations.NullMarked;
