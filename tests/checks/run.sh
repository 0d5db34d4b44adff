#!/bin/sh
# Runs the test binaries of the rooms and does not believe them: the number of tests must be that of
# the sources, every sanitizer report counts, and under --asan a planted leak must be found.
# usage: run.sh [--asan] FOLDER ROOM...
asan=no
[ "$1" = --asan ] && { asan=yes; shift; }
folder=$(cd "$1" && pwd) || exit 1; shift # whole, because the tests run programs from folders of their own
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
export LC_ALL=C.UTF-8 TZ=UTC CASELOAD="$folder/caseload" CASELOAD_PDF="$folder/caseload-pdf"
unset CASELOAD_STORE CASELOAD_NOW NO_COLOR
failed=0 total=0

sanitized() { # environment in which a leak cannot hide
	ASAN_OPTIONS="detect_leaks=1:abort_on_error=1:log_path=$1" \
	LSAN_OPTIONS="report_objects=0" UBSAN_OPTIONS="print_stacktrace=1:log_path=$1" "$2" --verbose
}

[ -n "$CASELOAD_DATA" ] || echo "CASELOAD_DATA is not set: tests on published data are skipped." >&2

sh tests/checks/includes.sh || { echo "FAILED: the rooms look into one another"; failed=1; }
for planted in tests/checks/planted/*.c; do
	where=$(sed -n '1s,.*stands at \([^ ]*\).*,\1,p' "$planted")
	sh tests/checks/includes.sh "$planted" "$where" >/dev/null &&
		{ echo "FAILED: the include check did not find $planted"; failed=1; }
done

if [ $asan = yes ]; then
	sanitized "$logs/planted" "$folder/test-planted" >/dev/null 2>&1
	ls "$logs"/planted* >/dev/null 2>&1 || { echo "FAILED: the planted leak was not found"; failed=1; }
	rm -f "$logs"/planted*
fi

# The runner itself loses a few bytes in a long run. It has a report of its own, in which nothing but
# Criterion allocated; where one frame above the allocator is anybody else's, the report counts.
runners_own() {
	grep -q 'LeakSanitizer: detected memory leaks' "$1" &&
		! grep -qE 'ERROR: AddressSanitizer|runtime error' "$1" &&
		! grep -E '^ *#1 ' "$1" | grep -qv 'libcriterion\.so'
}

for replay in "$folder"/replay-*; do
	name=${replay##*/replay-}
	[ -x "$replay" ] && [ -d "tests/fuzz/corpus/$name" ] || continue
	echo "== corpus of $name: $(ls "tests/fuzz/corpus/$name" | wc -l) files"
	"$replay" "tests/fuzz/corpus/$name"/* || { echo "FAILED: the corpus of $name"; failed=1; }
done

for room in "$@"; do
	case $room in words) sources="tests/*.c" ;; *) sources="tests/$room/*.c" ;; esac
	expected=$(cat $sources 2>/dev/null | grep -cE "^(Test|ParameterizedTest)\\(")
	echo "== $room: $expected tests"
	if [ $asan = yes ]; then
		sanitized "$logs/$room" "$folder/test-$room" >"$logs/out" 2>&1
	else
		"$folder/test-$room" --verbose >"$logs/out" 2>&1
	fi
	status=$?
	sed 's/\x1b\[[0-9;]*m//g' "$logs/out" >"$logs/plain"
	grep -vE '^\[(RUN |PASS)\]|^\[====\] Running|^\[----\] Criterion' "$logs/plain"
	tested=$(sed -n 's/.*Synthesis: Tested: \([0-9]*\).*/\1/p' "$logs/plain" | tail -1)
	skipped=$(grep -c '^\[SKIP\]' "$logs/plain")
	total=$((total + ${tested:-0}))
	for report in "$logs/$room".*; do
		[ -f "$report" ] && runners_own "$report" || continue
		echo "Criterion's own: $(sed -n 's/^SUMMARY: AddressSanitizer: //p' "$report")"
		rm -f "$report"
		grep -q "Synthesis: Tested: $tested | Passing: $tested |" "$logs/plain" && status=0
	done
	[ $status = 0 ] || { echo "FAILED: $room"; failed=1; }
	[ $((${tested:-0} + skipped)) -ge "$expected" ] && [ "$expected" -gt 0 ] ||
		{ echo "FAILED: $room ran ${tested:-0} and skipped $skipped of $expected tests"; failed=1; }
	if ls "$logs/$room"* >/dev/null 2>&1; then
		cat "$logs/$room"*
		echo "FAILED: $room: the sanitizer reported something"
		failed=1
	fi
done
# Every measure once more, by other code from the export alone.
if [ $asan = no ]; then
	mkdir "$logs/figures" && python3 tests/checks/measures.py "$CASELOAD" "$logs/figures" ||
		{ echo "FAILED: the measures are not what the records say"; failed=1; }
fi
echo "$total tests run"
[ $failed = 0 ] || { echo "CHECK FAILED"; exit 1; }
echo "CHECK PASSED"
