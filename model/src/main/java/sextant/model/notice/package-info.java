/** What listeners are told, from the moment at which it happens until they have it. */
@NullMarked
package sextant.model.notice;

import org.jspecify.annotations.NullMarked;
