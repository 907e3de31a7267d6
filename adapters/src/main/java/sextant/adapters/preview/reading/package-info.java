/** The readers of each format. They run in the worker only; whatever a file has in it, they give a bounded answer or say why not. */
@NullMarked
package sextant.adapters.preview.reading;

import org.jspecify.annotations.NullMarked;
