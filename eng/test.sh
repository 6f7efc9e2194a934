#!/usr/bin/env bash
# Installs what a fresh Debian machine lacks and runs every check; the last line is "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

need() { # command, package
  command -v "$1" >/dev/null || missing+=("$2")
}
missing=()
need redis-server redis-server
need chromium chromium
need node nodejs
need npm npm
# Whole outputs, not "grep -q": that ends the pipe early, and pipefail takes it for a failure.
[ -n "$(fc-list :lang=zh 2>/dev/null)" ] || missing+=(fontconfig fonts-noto-cjk)
[[ $(ldconfig -p) == *libgomp.so.1* ]] || missing+=(libgomp1)
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null || exit 1
fi

passed=0
failed=0
check() { # name, command…
  local name=$1
  shift
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name"; fi
}

for peers in tests/*/package.json tests/*/*/package.json tests/*/*/*/package.json; do
  [ -f "$peers" ] && check "protocol peers ($peers)" npm ci --silent --no-audit --no-fund --prefix "$(dirname "$peers")"
done
check "restore from lock files" dotnet restore --locked-mode -v q
check "build without warnings" dotnet build --no-restore -v q -nologo
check "format" dotnet format --verify-no-changes --no-restore
check "corpus keeps its promises" dotnet run --no-build --project src/Classifier -- corpus-check

# What the tests leave in the temporary folder goes with it; a disk has been filled by a day of runs.
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
export TMPDIR=$results/tmp
mkdir "$TMPDIR"
for project in tests/*.Tests; do
  grep -rqE '\[(Fact|Theory|Property)' --include='*.cs' "$project" || continue
  timeout "${TEST_TIMEOUT:-900}" dotnet test "$project" --no-build -nologo --logger "console;verbosity=minimal" --logger "trx;LogFileName=$(basename "$project").trx" --results-directory "$results" -v q
  ended=$?
  counters=$(grep -o '<Counters [^>]*>' "$results/$(basename "$project").trx" 2>/dev/null | head -1)
  if [ -z "$counters" ]; then
    failed=$((failed + 1))
    echo "FAILED: $project gave no result (crashed or timed out)"
    continue
  fi
  # Executed, not total: what is skipped for want of data is neither.
  executed=$(sed -E 's/.* executed="([0-9]+)".*/\1/' <<<"$counters")
  good=$(sed -E 's/.* passed="([0-9]+)".*/\1/' <<<"$counters")
  bad=$((executed - good))
  if [ "$ended" -ne 0 ]; then
    echo "FAILED: $project"
    # A run that broke off after tests that all passed.
    [ "$bad" -gt 0 ] || bad=1
  fi
  passed=$((passed + good))
  failed=$((failed + bad))
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
