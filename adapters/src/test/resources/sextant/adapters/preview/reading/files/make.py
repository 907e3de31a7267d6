#!/usr/bin/python3
"""Makes the files of this folder with other programs than ours, and writes down what others read in them (expected.json).

Needs astropy, STILTS and source-extractor. Run it in this folder; what is checked in was made by Debian 12's versions.
"""
import json, math, os, subprocess, tempfile, warnings
import numpy as np
from astropy.io import fits, votable

warnings.simplefilter("ignore")
rng = np.random.default_rng(4)
expected = {}


def plain(value):
    """A value as our documents have it."""
    if value is np.ma.masked or value is None:
        return None
    if isinstance(value, (bytes, np.bytes_)):
        value = value.decode("ascii")
    if isinstance(value, (str, np.str_)):
        return str(value).rstrip() or None
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (np.ndarray, list, tuple)):
        return " ".join("-" if plain(one) is None else str(plain(one)) for one in list(value))
    if isinstance(value, (complex, np.complexfloating)):
        return None
    if isinstance(value, (float, np.floating)):
        return None if math.isnan(value) else float(str(value))
    return int(value)


def image(name, hdus):
    hdus.writeto(name, overwrite=True)
    with fits.open(name) as read:
        expected[name] = [
            None if hdu.data is None else {"shape": list(reversed(hdu.data.shape)),
                                           "min": float(np.nanmin(plane(hdu.data))), "max": float(np.nanmax(plane(hdu.data)))}
            for hdu in read]


def plane(data):
    while data.ndim > 2:
        data = data[0]
    return data


def rows(table):
    return [[plain(table[name][row]) for name in table.dtype.names] for row in range(len(table))]


# Images: scaled integers with a blank one; a cube with NaN; the same compressed.
sky = rng.normal(100, 5, (40, 60))
sky[10:13, 20:23] += 4000
primary = fits.PrimaryHDU(np.round((sky - 100) * 4).astype("int16"))
primary.data[0, 0] = -32768
primary.header["BLANK"] = -32768
primary.header["OBJECT"] = "M 45"
cube = rng.normal(0, 1, (3, 20, 30)).astype("float32")
cube[0, 5, 6] = np.nan
image("image.fits", fits.HDUList([
    primary, fits.ImageHDU(cube, name="CUBE"), fits.ImageHDU(rng.integers(0, 60000, (8, 9)).astype("uint16"), name="UNSIGNED")]))
with fits.open("image.fits", mode="update", do_not_scale_image_data=True) as change:
    change[0].header["BSCALE"] = 0.25
    change[0].header["BZERO"] = 100.0
with fits.open("image.fits") as read:
    scaled = read[0].data
    expected["image.fits"][0].update(min=float(np.nanmin(scaled)), max=float(np.nanmax(scaled)))
image("compressed.fits", fits.HDUList([
    fits.PrimaryHDU(),
    fits.CompImageHDU(np.round(sky * 4).astype("int16"), compression_type="RICE_1", name="RICE"),
    fits.CompImageHDU(sky.astype("float32"), compression_type="GZIP_1", quantize_level=0, name="GZIP")]))

# A table of every kind of column, as FITS and as the serialisations of VOTable.
many = 120
integers = np.arange(many, dtype="int32")
doubles = rng.normal(0, 1e10, many)
doubles[2] = np.nan
columns = [
    fits.Column("ID", "J", array=integers, null=7),
    fits.Column("UNSIGNED", "I", bzero=32768, array=(integers * 500 % 65536).astype("uint16")),
    fits.Column("SCALED", "I", array=integers.astype("int16")),
    fits.Column("BYTE", "B", array=(integers % 256).astype("uint8")),
    fits.Column("LONG", "K", array=integers.astype("int64") * 10**15 - 5),
    fits.Column("MAG", "E", unit="mag", array=rng.normal(12, 3, many).astype("float32")),
    fits.Column("RA", "D", unit="deg", array=doubles),
    fits.Column("NAME", "8A", array=np.array(["star %d" % i for i in integers])),
    fits.Column("GOOD", "L", array=integers % 3 == 0),
    fits.Column("POSITION", "3E", array=rng.normal(0, 1, (many, 3)).astype("float32")),
    fits.Column("LIST", "PJ(4)", array=np.array([np.arange(i % 4 + 1, dtype="int32") for i in integers], dtype=object)),
]
table = fits.BinTableHDU.from_columns(columns, name="STARS")
table.header["TUCD7"] = "pos.eq.ra"
table.header["TCOMM7"] = "Right ascension, in a way"
table.header["ZSCAL3"], table.header["ZZERO3"] = 0.5, 10.0
table.writeto("table.fits", overwrite=True)
# astropy would scale back what it writes, or lose the lists, so the keywords get their names afterwards.
with open("table.fits", "r+b") as change:
    written = change.read().replace(b"ZSCAL3", b"TSCAL3").replace(b"ZZERO3", b"TZERO3")
    change.seek(0)
    change.write(written)
with fits.open("table.fits", memmap=False) as read:
    data = read[1].data
    expected["table.fits"] = [[None if name == "ID" and row[name] == 7 else plain(row[name]) for name in data.names]
                              for row in list(data)[:100]]
plainer = [fits.Column("ID", "I6", array=integers[:9]), fits.Column("MAG", "F9.3", unit="mag", array=np.arange(9) * 1.125),
           fits.Column("NAME", "A5", array=["a%d" % i for i in range(9)])]
fits.TableHDU.from_columns(plainer, name="TEXT").writeto("ascii.fits", overwrite=True)
with fits.open("ascii.fits") as read:
    expected["ascii.fits"] = rows(read[1].data)


def stilts(*arguments):
    subprocess.run(["stilts", "-Djava.awt.headless=true", *arguments], check=True)


for form in ("tabledata", "binary-inline", "binary2-inline", "fits-inline"):
    name = form.replace("-inline", "") + ".vot"
    stilts("tpipe", "in=table.fits", "cmd=head 105", "ofmt=votable-" + form, "out=" + name)
    if form != "fits-inline":
        expected[name] = rows(votable.parse_single_table(name).array[:100])
stilts("tpipe", "in=table.fits", "ofmt=fits", "out=stilts.fits")
stilts("plot2plane", "xpix=1500", "ypix=1100", "layer1=mark", "in1=table.fits", "x1=ID", "y1=MAG", "out=plot.png")

# The catalogue of a real program.
folder = tempfile.mkdtemp()
field_file, parameter_file = os.path.join(folder, "field.fits"), os.path.join(folder, "some.param")
field = rng.normal(100, 5, (128, 128))
y, x = np.mgrid[0:128, 0:128]
for _ in range(12):
    cx, cy, flux = rng.uniform(10, 118), rng.uniform(10, 118), rng.uniform(500, 5000)
    field += flux * np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / 4)
fits.writeto(field_file, field.astype("float32"), overwrite=True)
with open(parameter_file, "w") as parameters:
    parameters.write("NUMBER\nX_IMAGE\nY_IMAGE\nFLUX_AUTO\nMAG_AUTO\nFLAGS\n")
subprocess.run(["source-extractor", field_file, "-c", "/usr/share/source-extractor/default.sex", "-PARAMETERS_NAME",
                parameter_file, "-FILTER", "N", "-STARNNW_NAME", "/usr/share/source-extractor/default.nnw", "-CATALOG_TYPE",
                "ASCII_VOTABLE", "-CATALOG_NAME", "sextractor.vot", "-VERBOSE_TYPE", "QUIET"], check=True)
expected["sextractor.vot"] = rows(votable.parse_single_table("sextractor.vot", verify="ignore").array[:100])

with open("expected.json", "w") as out:
    json.dump(expected, out, indent=None, separators=(",", ":"))
