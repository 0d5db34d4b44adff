# schema/*.sql -> C: the numbered migrations, one string for each line, and current.sql.
function quote(s) { gsub(/\\/, "\\\\", s); gsub(/"/, "\\\"", s); return "\"" s "\\n\"" }
FNR == 1 {
	name = FILENAME; sub(/.*\//, "", name)
	if (open) print "\t;"
	if (name == "current.sql")
		print "const char *const schema_current ="
	else {
		files[++n] = name
		print "static const char migration_" n "[] ="
	}
	open = 1
}
{ print "\t" quote($0) }
BEGIN { print "/* Made from schema/ by schema.awk. */\n#include \"schema_text.h\"\n" }
END {
	if (open) print "\t;"
	print "\nconst struct migration migrations[] = {"
	for (i = 1; i <= n; i++) print "\t{" i ", \"" files[i] "\", migration_" i "},"
	print "};\nconst int migration_count = " n ";"
}
