# schema/risk/*.tsv -> C: the shipped definitions as text, one string for each line.
function quote(s) { gsub(/\\/, "\\\\", s); gsub(/"/, "\\\"", s); return "\"" s "\\n\"" }
FNR == 1 {
	if (open) print "\t;"
	name = FILENAME; sub(/.*\//, "", name)
	files[++n] = name
	print "static const char text_" n "[] ="
	open = 1
}
{ print "\t" quote($0) }
BEGIN { print "/* Made from schema/risk by instrument.awk. */\n#include <caseload/instrument.h>\n" }
END {
	if (open) print "\t;"
	print "\nconst struct shipped instruments_shipped[] = {"
	for (i = 1; i <= n; i++) print "\t{\"" files[i] "\", text_" i ", sizeof(text_" i ") - 1},"
	print "};\nconst size_t instruments_shipped_n = " n ";"
}
