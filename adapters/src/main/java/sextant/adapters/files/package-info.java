/** The folders of jobs, on a disk of this machine. */
@NullMarked
package sextant.adapters.files;

import org.jspecify.annotations.NullMarked;
