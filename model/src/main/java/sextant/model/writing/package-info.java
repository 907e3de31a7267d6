/** From answers to bytes: JSON, YAML and XML. */
@NullMarked
package sextant.model.writing;

import org.jspecify.annotations.NullMarked;
