/** Programs of others that astronomers use, as Debian ships them: they drive our jobs as any other service's. */
@NullMarked
package sextant.acceptance.clients;

import org.jspecify.annotations.NullMarked;
