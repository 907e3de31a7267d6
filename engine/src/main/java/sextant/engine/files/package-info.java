/** The port to the folders of jobs: what clients upload, where programs work, what they leave. */
@NullMarked
package sextant.engine.files;

import org.jspecify.annotations.NullMarked;
