/** From bytes to Tasks: the readers of JSON, YAML, XML, forms and multipart. */
@NullMarked
package sextant.model.reading;

import org.jspecify.annotations.NullMarked;
