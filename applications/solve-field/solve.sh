#!/bin/sh
# usage: solve.sh image|catalogue FILE [solve-field's options]
# Writes solution.wcs, matches.fits, and of an image also solved.fits. A field that is not recognised is a failure, which it is not
# for solve-field itself.
set -eu
here=$(dirname -- "$0")
kind=$1
input=$2
shift 2

need() {
  command -v "$1" >/dev/null || {
    echo "$1 is not installed on this server (Debian: package $2)" >&2
    exit 69
  }
}

need solve-field astrometry.net
for index in /usr/share/astrometry/index-*.fits; do
  [ -r "$index" ] || {
    echo "the star indexes are not installed on this server (Debian: package astrometry-data-tycho2-10-19)" >&2
    exit 69
  }
  break
done

# By its name and ending solve-field tells what a file is, and calls its own files.
case $kind in
  image)
    if [ "$(head -c 9 -- "$input" | tr -d '\0')" != 'SIMPLE  =' ]; then
      echo 'the image is not a FITS file' >&2
      exit 1
    fi
    ln -s -- "$input" field.fits
    # The lines of a detector and the crowds of a field are removed by parts that want more of Python than there may be.
    set -- field.fits --fits-image --no-remove-lines --uniformize 0 --new-fits solved.fits "$@"
    ;;
  catalogue)
    need stilts stilts
    stilts -Djava.awt.headless=true -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
      tpipe ifmt=votable in="$input" ofmt=fits-basic out=field.xyls
    set -- field.xyls --x-column X_IMAGE --y-column Y_IMAGE --sort-column FLUX_AUTO --no-remove-lines --uniformize 0 "$@"
    ;;
esac

solve-field --config "$here/astrometry.cfg" --dir . --temp-dir . --no-plots --overwrite --no-verify \
  --wcs solution.wcs --corr matches.fits --match none --rdls none --index-xyls none --solved none --axy field.axy "$@"

if [ ! -s solution.wcs ]; then
  echo 'the field was not recognised' >&2
  exit 1
fi
