#!/bin/sh
# usage: slow.sh SECONDS
# Writes a line "PERCENT TEXT" to the file progress every second.
set -eu
second=0
while [ "$second" -lt "$1" ]; do
  printf '%d second %d of %d\n' $((100 * second / $1)) "$second" "$1" >>progress
  sleep 1
  second=$((second + 1))
done
printf 'It took %d seconds.\n' "$1"
