# Shared by the measurements of the job service: a server on a platform of its own, with one application that does nothing.
# shellcheck shell=bash
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
for program in wrk python3 curl; do
  command -v "$program" >/dev/null || { echo "this measurement needs $program (Debian: apt install $program)" >&2; exit 69; }
done
work=$(mktemp -d)
data=$work/data
server=0
url=
ready_millis=0

write_platform() {
  mkdir -p "$work/applications"
  cat >"$work/applications/nothing.yaml" <<'Y'
name: nothing
identifier: ivo://example.org/nothing
command: [/bin/true]
outputs:
  result: {stdout: true}
Y
  cat >"$work/applications/sleep.yaml" <<'Y'
name: sleep
identifier: ivo://example.org/sleep
command: [/bin/sleep, "{seconds}"]
parameters:
  seconds: integer
outputs:
  result: {stdout: true}
Y
  cat >"$work/platform.yaml" <<Y
platform: {name: Bench, url: "http://localhost:8080"}
applications: applications
jobs: {list-anonymous: true, wait-at-most: 120s, waits-per-caller: 100000, process: {sandbox: ${SANDBOX:-none}}}
routes:
  - name: here
    run: {process: {applications: [nothing, sleep]}, concurrency: ${CONCURRENCY:-16}}
Y
}

# Leaves its address in $url, and the milliseconds to its readiness in $ready_millis
start_server() {
  local begin end
  begin=$(date +%s%N)
  SEXTANT_JAVA_OPTIONS="-Dsextant.yardstick=true" "$here/sextant" serve --config "$work/platform.yaml" --port 0 --data "$data" \
    >"$work/out" 2>>"$work/log" &
  server=$!
  until grep -q '^ready' "$work/out"; do
    kill -0 "$server" || { tail -n 20 "$work/log" >&2; exit 1; }
    sleep 0.02
  done
  end=$(date +%s%N)
  ready_millis=$(((end - begin) / 1000000))
  url=$(sed -n 's/^ready \(.*\)\/$/\1/p' "$work/out")
}

stop_server() {
  [ "$server" -eq 0 ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; }
  server=0
}

# What watches over programs outlives the server, and ends when it has nothing to watch.
clean_up() {
  stop_server
  for entry in /proc/[0-9]*; do
    case "$(readlink "$entry/cwd" 2>/dev/null || true)" in
      "$work"/*) kill -9 "${entry#/proc/}" 2>/dev/null || true ;;
    esac
  done
  rm -rf "$work"
}
trap clean_up EXIT

median() { sort -n | awk '{a[NR]=$1} END {print a[int((NR+1)/2)]}'; }

# wrk_rate SECONDS PATH [SCRIPT]
wrk_rate() {
  wrk -t1 -c8 -d"$1"s ${3:+-s "$3"} "$url$2" | awk '/Requests\/sec/ {print $2} /Non-2xx/ {print "errors: " $0 > "/dev/stderr"}'
}

# report NAME YARDSTICK-FILE OWN-FILE
report() {
  local y a
  y=$(median <"$2") a=$(median <"$3")
  awk -v n="$1" -v y="$y" -v a="$a" 'BEGIN {printf "%-52s %9.0f/s  yardstick %9.0f/s  ratio %.2f\n", n, a, y, a / y}'
}

resident() { awk '/VmRSS/ {printf "%.0f", $2 / 1024}' "/proc/$server/status"; }
heap() {
  "$("$here/sextant" java-home)/bin/jcmd" "$server" GC.run >/dev/null
  curl -s "$url/metrics" | awk '/^jvm_memory_used_bytes\{area="heap"/ {sum += $NF} END {printf "%.1f", sum / 1048576}'
}
# new_job APPLICATION [CURL OPTION...]: prints the path of the job
new_job() {
  local application=$1
  shift
  curl -s -o /dev/null -w '%{redirect_url}' -X POST "$@" "$url/apps/$application/async" | sed 's#^https*://[^/]*##'
}
