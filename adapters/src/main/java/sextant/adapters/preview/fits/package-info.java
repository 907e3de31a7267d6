/** FITS files: the units, the first rows of a table, an image as a picture. The library is hidden here. */
@NullMarked
package sextant.adapters.preview.fits;

import org.jspecify.annotations.NullMarked;
