/** The words of the Universal Worker Service (UWS 1.1): jobs, their phases, parameters and results. */
@NullMarked
package sextant.model.job;

import org.jspecify.annotations.NullMarked;
