# Named queries of src/store/*.sql -> an enum and the text for each database.
#
#	-- :name plan_by_episode :many
#	SELECT ... WHERE episode_id = :episode
#
# Tags after the name: :one :many :exec say what it answers; :scan says that a full scan of a
# large table is meant; :pg marks the PostgreSQL twin of a query of the same name.
# `-- :part case_filter` begins a piece of SQL that several queries share, of whatever file;
# @case_filter@ puts it in.
# Parameters by name become ?1 ?2 (SQLite, numbered by first appearance, each name once) and
# $1 $2 (PostgreSQL).
function quote(s) { gsub(/\\/, "&&", s); gsub(/"/, "\\\"", s); return "\"" s "\"" }
function finish() {
	if (part != "") { parts[part] = sql; part = ""; return }
	if (current == "")
		return
	read_n++; raw[read_n] = sql; raw_name[read_n] = current; raw_tag[read_n] = tag
	raw_pg[read_n] = is_pg; raw_file[read_n] = file; current = ""
}
function make(i,   rest, out, pg, name, before) {
	sql = raw[i]; current = raw_name[i]; tag = raw_tag[i]; is_pg = raw_pg[i]
	while (match(sql, /@[a-z_]+@/)) {
		name = substr(sql, RSTART + 1, RLENGTH - 2)
		if (!(name in parts)) { print raw_file[i] ": no part " name > "/dev/stderr"; failed = 1 }
		sql = substr(sql, 1, RSTART - 1) parts[name] substr(sql, RSTART + RLENGTH)
	}
	gsub(/[ \t\n]+/, " ", sql); sub(/^ /, "", sql); sub(/;? *$/, "", sql)
	rest = sql; out = ""; pg = ""; nparams = split("", seen); plist = ""
	while (match(rest, /:[a-z][a-z_0-9]*/)) {
		before = substr(rest, 1, RSTART - 1); name = substr(rest, RSTART + 1, RLENGTH - 1)
		rest = substr(rest, RSTART + RLENGTH)
		if (!(name in seen)) { seen[name] = ++nparams; plist = plist (nparams > 1 ? "," : "") name }
		out = out before "?" seen[name]; pg = pg before "$" seen[name]
	}
	out = out rest; pg = pg rest
	if (is_pg) { pgtext[current] = pg; current = ""; return }
	if (current in text) { print raw_file[i] ": query " current " is named twice" > "/dev/stderr"; failed = 1 }
	order[++count] = current; text[current] = out; pgauto[current] = pg; params[current] = plist
	flags[current] = tag; current = ""
}
/^-- :part / { finish(); part = $3; sql = ""; next }
/^-- :name / {
	finish(); current = $3; sql = ""; tag = "0"; is_pg = 0; file = FILENAME
	for (i = 4; i <= NF; i++) {
		if ($i == ":scan") tag = "QUERY_SCANS"
		if ($i == ":pg") is_pg = 1
	}
	next
}
/^[ \t]*--/ { next }
{ sql = sql "\n" $0 }
END {
	finish()
	for (i = 1; i <= read_n; i++)
		make(i)
	if (failed) exit 1
	print "/* Made from src/store/ by queries.awk. */\n#ifndef CASELOAD_GEN_QUERIES_H\n#define CASELOAD_GEN_QUERIES_H\n" > header
	print "enum query {" > header
	for (i = 1; i <= count; i++) print "\tQ_" toupper(order[i]) "," > header
	print "\tQUERY_COUNT\n};\nenum { QUERY_SCANS = 1 };\n" > header
	print "struct query_text {\n\tconst char *name, *sqlite, *postgres;\n\tconst char *params; /* names in order, with commas between */\n\tunsigned flags;\n};" > header
	print "extern const struct query_text query_texts[QUERY_COUNT];\n\n#endif" > header
	print "#include <caseload/gen/queries.h>\n\nconst struct query_text query_texts[QUERY_COUNT] = {" > source
	for (i = 1; i <= count; i++) {
		n = order[i]
		print "\t{" quote(n) ",\n\t " quote(text[n]) ",\n\t " quote(n in pgtext ? pgtext[n] : pgauto[n]) ",\n\t " quote(params[n]) ", " flags[n] "}," > source
	}
	print "};" > source
}
