"""Draws the Pleiades as a telescope might see them. usage: draw_sky.py STARS.fits FOLDER

The positions and magnitudes are those of the Tycho-2 catalogue; the pixels are simulated, and the images say so.
"""
import sys

import numpy as np
from astropy.io import fits
from astropy.wcs import WCS

SIZE = 1500  # pixels
PIXEL = 4.0  # arcsec
CENTRE = (56.75, 24.12)  # degrees
TURN = np.deg2rad(17.0)
RADIUS = 8  # pixels, of what is drawn of a star
SIGMA = 1.6  # pixels
NOTE = 'Pixels simulated from positions and magnitudes of the Tycho-2 catalogue.'


def projection():
    wcs = WCS(naxis=2)
    wcs.wcs.ctype = ['RA---TAN', 'DEC--TAN']
    wcs.wcs.crpix = [(SIZE + 1) / 2, (SIZE + 1) / 2]
    wcs.wcs.crval = CENTRE
    c, s = np.cos(TURN), np.sin(TURN)
    wcs.wcs.cd = PIXEL / 3600 * np.array([[-c, s], [s, c]])
    return wcs


def add(image, x, y, flux):
    """Adds a star of a total flux; none that reaches over the edge."""
    i, j = int(round(x)), int(round(y))
    if not (RADIUS <= i < SIZE - RADIUS and RADIUS <= j < SIZE - RADIUS):
        return False
    v, u = np.mgrid[-RADIUS:RADIUS + 1, -RADIUS:RADIUS + 1]
    stamp = np.exp(-((u - (x - i)) ** 2 + (v - (y - j)) ** 2) / (2 * SIGMA * SIGMA))
    image[j - RADIUS:j + RADIUS + 1, i - RADIUS:i + RADIUS + 1] += flux * stamp / stamp.sum()
    return True


def main(stars, folder):
    wcs = projection()
    image = np.random.default_rng(2).normal(200, 5, (SIZE, SIZE))
    magnitudes = stars['MAG_VT' if 'MAG_VT' in stars.dtype.names else 'MAG']
    places = wcs.wcs_world2pix(stars['RA'], stars['DEC'], 0)
    drawn = sum(add(image, x, y, 10 ** (0.4 * (18 - m))) for x, y, m in zip(*places, magnitudes))
    header = wcs.to_header()
    header['OBJECT'] = 'Pleiades'
    header['ORIGIN'] = 'simulated'
    header['COMMENT'] = NOTE
    fits.writeto(f'{folder}/pleiades.fits', image.astype('f4'), header)
    fits.writeto(f'{folder}/pleiades-no-wcs.fits', image.astype('f4'))
    print(f'{drawn} stars', file=sys.stderr)


if __name__ == '__main__':
    main(fits.getdata(sys.argv[1], 1), sys.argv[2])
