#!/bin/sh
# usage: extract.sh IMAGE [SExtractor's options]
# Writes catalogue.vot. SExtractor's own VOTable is none that strict readers take: it has no namespace, an identifier with a space,
# spaces around integers, and a list of its settings of which some are empty numbers. All that is mended or left out here.
set -eu
image=$1
shift
here=$(dirname -- "$0")

# Of an image that lies nowhere on the sky SExtractor would say that everything is at 0, 0.
columns=$here/pixels.param
if grep -a -q "CTYPE1  = '\(RA--\|DEC-\|GLON\|GLAT\|ELON\|ELAT\)" "$image"; then
  cat "$here/sky.param" "$columns" >columns.param
  columns=columns.param
fi

source-extractor "$image" -c "$here/extract.sex" -PARAMETERS_NAME "$columns" -FILTER_NAME "$here/filter.conv" "$@"

sed -e '/^<?xml-stylesheet /d' \
  -e 's|^<VOTABLE [^>]*>|<VOTABLE version="1.1" xmlns="http://www.ivoa.net/xml/VOTable/v1.1">|' \
  -e '/^<RESOURCE /s/ID="Source Extractor" name="[^"]*"/ID="SourceExtractor" name="SourceExtractor"/' \
  -e '/^ <TABLE /s/ name="[^"]*"/ name="catalogue"/' \
  -e '/^  <FIELD name="\(ALPHA\|DELTA\)_J2000"/s/<FIELD /<FIELD ref="J2000" /' \
  -e '/^  <FIELD /s/ unit=""//' \
  -e '/^ *<TR>/s/<TD> */<TD>/g' \
  -e '/<RESOURCE ID="MetaData"/,/^ <\/RESOURCE>/d' \
  extracted.vot >catalogue.vot
