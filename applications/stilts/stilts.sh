#!/bin/sh
# usage: stilts.sh TASK ARGUMENT...
# Becomes STILTS, in little memory, without a display, and with its temporary files in the folder of the run.
set -eu
command -v stilts >/dev/null || {
  echo 'stilts is not installed on this server (Debian: package stilts)' >&2
  exit 69
}
exec stilts -Djava.awt.headless=true -Djava.io.tmpdir="${TMPDIR:-.}" -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "$@"
