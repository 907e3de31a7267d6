/** Where inputs of jobs come from and outputs go to: HTTP, and folders that the operator opened. */
@NullMarked
package sextant.adapters.storage;

import org.jspecify.annotations.NullMarked;
