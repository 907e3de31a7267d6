/** The process that looks at a file: it has no file, no network and little memory, and asks the server for each piece of the file. */
@NullMarked
package sextant.adapters.preview.worker;

import org.jspecify.annotations.NullMarked;
