/**
 * What the readers of all formats share, and the readers of pictures and texts. They run in the worker only; whatever a file has in it,
 * they give a bounded answer or say why not.
 */
@NullMarked
package sextant.adapters.preview.reading;

import org.jspecify.annotations.NullMarked;
