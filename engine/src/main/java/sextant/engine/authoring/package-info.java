/** What helps the author of an application: advice on a file, and the first draft of one. Decides only; files are read by others. */
@NullMarked
package sextant.engine.authoring;

import org.jspecify.annotations.NullMarked;
