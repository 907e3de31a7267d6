/** The words of the CEA application model: what can be run, with which parameters, and what comes out. */
@NullMarked
package sextant.model.application;

import org.jspecify.annotations.NullMarked;
