#!/bin/sh
# Runs fuzz targets one after the other, each for a time, from the checked-in corpus; what is found
# lies in the folder of the build, new inputs too. usage: fuzz.sh FOLDER SECONDS NAME...
folder=$1 seconds=$2; shift 2
failed=0
export ASAN_OPTIONS=abort_on_error=1 LC_ALL=C.UTF-8
for name in "$@"; do
	seeds=tests/fuzz/corpus/$name
	[ -d "$seeds" ] || seeds=
	mkdir -p "$folder/corpus/$name" "$folder/found"
	echo "== $name for $seconds seconds"
	"$folder/fuzz-$name" -max_total_time="$seconds" -print_final_stats=1 -timeout=5 -verbosity=0 \
		-rss_limit_mb=1024 -artifact_prefix="$folder/found/$name-" \
		"$folder/corpus/$name" $seeds 2>"$folder/$name.log"
	status=$?
	grep -E 'number_of_executed_units|does not hold|ERROR|SUMMARY' "$folder/$name.log"
	[ $status = 0 ] || { echo "FAILED: $name, see $folder/$name.log"; failed=1; }
done
exit $failed
