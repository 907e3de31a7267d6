#!/bin/sh
# usage: extract.sh automatic|aperture IMAGE [SExtractor's options]
# Writes catalogue.vot. SExtractor's own VOTable is none that strict readers take: it has no namespace, no type of its resource, an
# identifier with a space, spaces around integers, and a list of its settings of which some are empty numbers. All that is mended or left out here.
set -eu
here=$(dirname -- "$0")
photometry=$1
shift

command -v source-extractor >/dev/null || {
  echo 'source-extractor is not installed on this server (Debian: package source-extractor)' >&2
  exit 69
}
if [ "$(head -c 9 -- "$1" | tr -d '\0')" != 'SIMPLE  =' ]; then
  echo 'the image is not a FITS file' >&2
  exit 1
fi

# By these names all messages call the files, and not by where they are on the server.
ln -sf -- "$1" image
for file in extract.sex filter.conv pixels.param sky.param; do
  ln -sf -- "$here/$file" "$file"
done
shift

# Of an image that lies nowhere on the sky SExtractor would say that everything is at 0, 0.
: >columns.param
if grep -a -q "CTYPE1  = '\(RA--\|DEC-\|GLON\|GLAT\|ELON\|ELAT\)" image; then
  cat sky.param >>columns.param
fi
cat pixels.param >>columns.param
if [ "$photometry" = aperture ]; then
  printf 'MAG_APER\nMAGERR_APER\n' >>columns.param
fi

source-extractor image -c extract.sex -PARAMETERS_NAME columns.param -FILTER_NAME filter.conv "$@"

sed -e '/^<?xml-stylesheet /d' \
  -e 's|^<VOTABLE [^>]*>|<VOTABLE version="1.1" xmlns="http://www.ivoa.net/xml/VOTable/v1.1">|' \
  -e '/^<RESOURCE /s/ID="Source Extractor" name="[^"]*"/ID="SourceExtractor" name="SourceExtractor" type="results"/' \
  -e '/^ <TABLE /s/ name="[^"]*"/ name="catalogue"/' \
  -e '/^  <FIELD name="\(ALPHA\|DELTA\)_J2000"/s/<FIELD /<FIELD ref="J2000" /' \
  -e '/^  <FIELD /s/ unit=""//' \
  -e '/^ *<TR>/s/<TD> */<TD>/g' \
  -e '/<RESOURCE ID="MetaData"/,/^ <\/RESOURCE>/d' \
  extracted.vot >catalogue.vot
