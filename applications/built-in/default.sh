#!/bin/sh
# usage: default.sh IN1 IN2 SECONDS
set -eu
sleep "$3"
printf '%s %s %s\n' "$1" "$2" "$3"
