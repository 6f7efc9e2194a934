#!/usr/bin/env bash
# The tests that repeat something, with full counts: twins on two instances, merges and splits, kill -9, a year of 3,000 reports.
# Prints one JSON object; everything else goes to standard error.
set -uo pipefail
cd "$(dirname "$0")/.."
export PR_SOAK=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

command -v redis-server >/dev/null || { echo "redis-server is missing: run eng/test.sh once." >&2; exit 1; }
dotnet restore --locked-mode -v q >&2 && dotnet build --no-restore -v q -nologo >&2 || exit 1

declare -A soaks=(
  [ReportingCore]="Duplicate|MergeSequence|RedisCrash|YearOn"
  [Stack]="CrashTests|EmbeddedStoreTests"
)
# What the tests leave in the temporary folder goes with it; a disk has been filled by a day of runs.
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
export TMPDIR=$results/tmp
mkdir "$TMPDIR"
rows=()
failed=0
for project in "${!soaks[@]}"; do
  filter=$(sed -E 's/([^|]+)/FullyQualifiedName~\1/g' <<<"${soaks[$project]}")
  dotnet test "tests/$project.Tests" --no-build -nologo -v q --filter "$filter" \
    --logger "trx;LogFileName=$project.trx" --results-directory "$results" >&2
  while IFS=$'\t' read -r name outcome duration; do
    rows+=("{\"test\":\"$name\",\"outcome\":\"$outcome\",\"duration\":\"$duration\"}")
    [ "$outcome" = Passed ] || failed=$((failed + 1))
  done < <(grep -o '<UnitTestResult [^>]*>' "$results/$project.trx" |
    sed -E 's/.* testName="([^"]*)".* duration="([^"]*)".* outcome="([^"]*)".*/\1\t\3\t\2/' | sed 's/&quot;/'"'"'/g; s/\\/\\\\/g')
done
printf '{"soak":true,"tests":%d,"failed":%d,"results":[%s]}\n' "${#rows[@]}" "$failed" "$(IFS=,; echo "${rows[*]}")"
[ "$failed" -eq 0 ] && [ "${#rows[@]}" -gt 0 ]
