# include/caseload/words.def and schema/risk/bindings.tsv -> C: tables of binding_table.h.
function quote(s) { gsub(/\\/, "\\\\", s); gsub(/"/, "\\\"", s); return "\"" s "\"" }
function fail(why) { print FILENAME ":" FNR ": " why > "/dev/stderr"; failed = 1; exit 1 }
function columns(n) { if (NF != n) fail("a " $1 " row has " n " columns, this one " NF) }
function row(table, a, b, c) {
	rows[table] = rows[table] "\t{" a ", " b (c != "" ? ", " c : "") "},\n"
}
function band(code) { if (!(("band", code) in word)) fail("no band " code); return word["band", code] }
function list_of(name, text, event,   parts, n, i, out) {
	n = split(text, parts, " ")
	for (i = 1; i <= n; i++) {
		if (event && !(("event_kind", parts[i]) in word)) fail("no kind of event " parts[i])
		out = out (event ? word["event_kind", parts[i]] : quote(parts[i])) ", "
	}
	print "static const " (event ? "int " : "char *const ") name "[] = {" out (event ? "0" : "NULL") "};"
	return name
}
BEGIN {
	FS = "\t"
	split("count any since stay gap age over_age male count_factors", names, " ")
	for (i in names) rules[names[i]] = "DERIVE_" toupper(names[i])
	print "/* Made from schema/risk/bindings.tsv by binding.awk. */\n#include \"binding_table.h\"\n"
}
FILENAME ~ /words\.def$/ {
	if (match($0, /^LIST\([a-z_0-9]+/)) list = substr($0, 6, RLENGTH - 5)
	if (match($0, /^WORD\(/)) {
		split($0, at, /[(," ]+/)
		word[list, at[3]] = at[2]
	}
	next
}
/^(#|$)/ { next }
$1 == "N" { columns(3); row("binding_row binding_names", quote($2), quote($3), "NULL"); next }
$1 == "A" { columns(3); row("binding_row binding_aliases", quote($2), quote($3), "NULL"); next }
$1 == "X" { columns(4); row("binding_outside binding_outsides", quote($2), quote($4), $3 + 0); next }
$1 == "U" {
	columns(4)
	places = index($4, ".") ? length($4) - index($4, ".") : 0
	digits = $4; sub(/\./, "", digits)
	row("binding_last binding_lasts", quote($2), quote($3), "{" digits + 0 ", " places ", true}")
	next
}
$1 == "B" { columns(4); row("binding_band binding_bands", quote($2), quote($3), band($4)); next }
$1 == "F" { columns(4); row("binding_row binding_factors", quote($2), quote($3), quote($4)); next }
$1 == "S" { columns(4); row("binding_row binding_scores", quote($2), quote($3), quote($4)); next }
$1 == "Q" { columns(3); row("binding_row binding_fits", quote($2), quote($3), "NULL"); next }
$1 == "D" {
	columns(6)
	if (!($3 in rules)) fail("no rule " $3)
	facts = $3 == "count_factors"
	kinds = $4 == "-" ? "NULL" : list_of("list_" ++lists, $4, !facts)
	row("derivation binding_derivations", quote($2), rules[$3] ", " (facts ? "NULL" : kinds) ", " \
		($5 == "-" ? 0 : $5 + 0) ", " ($6 == "before" ? "true" : "false") ", " (facts ? kinds : "NULL"), "")
	next
}
{ fail("no record " $1) }
END {
	if (failed) exit 1
	n = split("binding_row binding_names|binding_row binding_aliases|binding_outside binding_outsides|" \
		"binding_row binding_factors|binding_row binding_scores|binding_row binding_fits|" \
		"binding_band binding_bands|binding_last binding_lasts|derivation binding_derivations", tables, "|")
	for (i = 1; i <= n; i++)
		print "\nconst struct " tables[i] "[] = {\n" rows[tables[i]] "\t{0},\n};"
}
