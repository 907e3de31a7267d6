/** What a taskinfo or serviceinfo may look like: checked, published as JSON Schema, and read from platform.yaml. */
@NullMarked
package sextant.engine.shape;

import org.jspecify.annotations.NullMarked;
