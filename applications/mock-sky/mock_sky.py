"""Draws the sky as a telescope might see it, the same each time. The pixels are simulated, and the image says so.

The stars are either those of the Tycho-2 catalogue, out of an index of astrometry.net, or made up from a seed. Writes image.fits and
stars.vot, the stars that are in it. Exits with 69 if something is missing on this machine.
"""
import argparse
import glob
import shutil
import subprocess
import sys

try:
    import numpy as np
    from astropy.io import fits
    from astropy.table import Table
    from astropy.wcs import WCS
except ImportError:
    sys.exit('mock-sky: astropy is not installed on this server (Debian: package python3-astropy)')

INDEX = '/usr/share/astrometry/index-tycho2-10*.fits'
RADIUS = 8  # pixels, of what is drawn of a star
SKY = 200  # counts
ZEROPOINT = 18.0  # magnitude of a star of one count
REAL = 'Pixels simulated from positions and magnitudes of the Tycho-2 catalogue.'
MADE_UP = 'Pixels simulated; the stars are made up and are nowhere on the sky.'


def missing(what):
    print(f'mock-sky: {what}', file=sys.stderr)
    sys.exit(69)


def catalogue(wcs, size):
    """Right ascensions and declinations in degrees, and magnitudes, of every star of the catalogue that may be in the image."""
    index = sorted(glob.glob(INDEX))
    if not index:
        missing('the Tycho-2 catalogue is not installed on this server (Debian: package astrometry-data-tycho2-10-19)')
    if not shutil.which('query-starkd'):
        missing('query-starkd is not installed on this server (Debian: package astrometry.net)')
    ra, dec = wcs.wcs.crval
    radius = 0.75 * size * np.sqrt(abs(np.linalg.det(wcs.wcs.cd)))
    query = ['query-starkd', '-r', f'{ra:.8f}', '-d', f'{dec:.8f}', '-R', f'{radius:.6f}', '-T', '-o', 'catalogue.fits', index[0]]
    done = subprocess.run(query, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode or 'Got 0 results' in done.stdout:
        sys.exit(f'mock-sky: the catalogue has no star there\n{done.stdout}')
    stars = fits.getdata('catalogue.fits', 1)
    magnitude = 'MAG_VT' if 'MAG_VT' in stars.dtype.names else 'MAG'
    return stars['RA'], stars['DEC'], stars[magnitude]


def made_up(wcs, size, count, random):
    """So many stars at random places, ten times as many of each five magnitudes more."""
    x, y = random.uniform(0, size - 1, (2, count))
    magnitudes = 6 + 5 * np.log10(1 + 9 * random.uniform(0, 1, count))
    return *wcs.wcs_pix2world(x, y, 0), magnitudes


def projection(arguments):
    wcs = WCS(naxis=2)
    wcs.wcs.ctype = ['RA---TAN', 'DEC--TAN']
    wcs.wcs.crpix = [(arguments.size + 1) / 2] * 2
    wcs.wcs.crval = [arguments.ra, arguments.dec]
    c, s = np.cos(np.deg2rad(arguments.turn)), np.sin(np.deg2rad(arguments.turn))
    wcs.wcs.cd = arguments.pixel / 3600 * np.array([[-c, s], [s, c]])
    return wcs


def add(image, x, y, flux, sigma):
    """Adds a star of a total flux; none that reaches over the edge."""
    i, j = int(round(x)), int(round(y))
    if not (RADIUS <= i < image.shape[1] - RADIUS and RADIUS <= j < image.shape[0] - RADIUS):
        return False
    v, u = np.mgrid[-RADIUS:RADIUS + 1, -RADIUS:RADIUS + 1]
    stamp = np.exp(-((u - (x - i)) ** 2 + (v - (y - j)) ** 2) / (2 * sigma * sigma))
    image[j - RADIUS:j + RADIUS + 1, i - RADIUS:i + RADIUS + 1] += flux * stamp / stamp.sum()
    return True


def draw(arguments):
    random = np.random.default_rng(arguments.seed)
    wcs = projection(arguments)
    image = random.normal(SKY, arguments.noise, (arguments.size, arguments.size))
    real = arguments.stars is None
    stars = catalogue(wcs, arguments.size) if real else made_up(wcs, arguments.size, arguments.stars, random)
    drawn = [
        (ra, dec, magnitude)
        for x, y, (ra, dec, magnitude) in zip(*wcs.wcs_world2pix(stars[0], stars[1], 0), zip(*stars))
        if add(image, x, y, 10 ** (0.4 * (ZEROPOINT - magnitude)), arguments.sigma)
    ]
    note = REAL if real else MADE_UP
    header = wcs.to_header() if arguments.coordinates == 'yes' else fits.Header()
    header['ORIGIN'] = 'simulated'
    header['COMMENT'] = note
    fits.writeto('image.fits', image.astype('f4'), header, overwrite=True)
    write_stars(drawn, note)
    print(f'{note} {len(drawn)} stars are in the image.')


def write_stars(drawn, note):
    table = Table(rows=drawn or None, names=['RA', 'DEC', 'MAG'], dtype=['f8', 'f8', 'f4'])
    table.meta['description'] = note
    for column, unit, ucd in (('RA', 'deg', 'pos.eq.ra;meta.main'), ('DEC', 'deg', 'pos.eq.dec;meta.main'), ('MAG', 'mag', 'phot.mag')):
        table[column].unit = unit
        table[column].meta['ucd'] = ucd
    table.write('stars.vot', format='votable', overwrite=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--ra', type=float, default=56.75, help='degrees')
    parser.add_argument('--dec', type=float, default=24.12, help='degrees')
    parser.add_argument('--size', type=int, default=1500, help='pixels of each side')
    parser.add_argument('--pixel', type=float, default=4.0, help='arcsec of a pixel')
    parser.add_argument('--turn', type=float, default=17.0, help='degrees')
    parser.add_argument('--sigma', type=float, default=1.6, help='pixels, of a star')
    parser.add_argument('--noise', type=float, default=5.0, help='counts')
    parser.add_argument('--seed', type=int, default=2)
    parser.add_argument('--coordinates', choices=['yes', 'no'], default='yes', help='whether the header says where it is')
    parser.add_argument('--stars', type=int, help='so many stars that are made up, instead of those of the catalogue')
    draw(parser.parse_args())


if __name__ == '__main__':
    main()
