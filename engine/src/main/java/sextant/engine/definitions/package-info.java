/**
 * Application definitions in the XML of CEA, from 2004 to 2011, become the tree that an application's own file would have been, and
 * are read from there on by the same reader under the same rules.
 */
@NullMarked
package sextant.engine.definitions;

import org.jspecify.annotations.NullMarked;
