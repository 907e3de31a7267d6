/** Applications that are calls of web services: what others described, run here against services that are really there. */
@NullMarked
package sextant.acceptance.services;

import org.jspecify.annotations.NullMarked;
