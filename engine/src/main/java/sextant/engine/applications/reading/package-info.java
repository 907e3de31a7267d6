/** The parts of an application's file, read strictly: whatever cannot be used is noted where it stands, and all of it at once. */
@NullMarked
package sextant.engine.applications.reading;

import org.jspecify.annotations.NullMarked;
