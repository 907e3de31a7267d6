#!/bin/sh
# usage: hungry.sh MEGABYTES
# What tail is given has no end of line, so it keeps all of it in memory.
set -eu
head -c "$1M" /dev/zero | tail -n 1 >/dev/null
printf 'It took %d MiB.\n' "$1"
