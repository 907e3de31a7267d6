#!/bin/sh
# usage: fail.sh CODE MESSAGE
printf '%s\n' "$2" >&2
exit "$1"
