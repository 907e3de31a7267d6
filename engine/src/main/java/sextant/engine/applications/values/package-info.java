/** What a client sent for the parameters of an application, held against their types, their domains, and the interface that is called. */
@NullMarked
package sextant.engine.applications.values;

import org.jspecify.annotations.NullMarked;
