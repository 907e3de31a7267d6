/** What jobs left, sent to the programs on the desktop by SAMP (IVOA Recommendation, version 1.3). */
@NullMarked
package sextant.cli.samp;

import org.jspecify.annotations.NullMarked;
