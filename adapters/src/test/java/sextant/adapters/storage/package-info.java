@NullMarked
package sextant.adapters.storage;

import org.jspecify.annotations.NullMarked;
