#!/bin/sh
# The rooms stay apart: who may look into whom, by the #include lines. Run from the top folder.
# With an argument, that file is checked as if it stood at the path given second (for the self-test).
awk -v only="$2" '
function room(path,   parts, n) {
	n = split(path, parts, "/")
	if (parts[1] == "src") return n == 2 ? (parts[2] == "main.c" ? "main" : "words") : parts[2]
	if (parts[1] == "include") return n == 3 ? "words" : parts[3]
	return "?"
}
BEGIN {
	may["base"] = " base "; may["words"] = " words base "; may["db"] = " db base "
	may["store"] = " store db words base gen "; may["report"] = " report words base "
	may["exchange"] = " exchange words base "; may["pdf"] = " pdf report base "
	may["command"] = " command store report exchange db words base "
	may["tui"] = " tui base "; may["screen"] = " screen tui command words base "
	may["cli"] = " cli command words base "
	may["main"] = " base words db store report exchange command tui screen cli "
	system_only["ncurses.h"] = "src/tui/term.c"; system_only["curses.h"] = "src/tui/term.c"
	system_only["sqlite3.h"] = "src/db/sqlite.c"; system_only["uuid/uuid.h"] = "src/base/id.c"
}
FNR == 1 { path = only != "" ? only : FILENAME; here = room(path) }
/^[ \t]*#[ \t]*include/ {
	name = $0; sub(/^[^<"]*[<"]/, "", name); sub(/[>"].*$/, "", name)
	if (name ~ /^caseload\//) {
		n = split(name, parts, "/")
		there = n == 2 ? (parts[2] ~ /^commands/ ? "command" : "words") : parts[2]
		if (index(may[here], " " there " ") == 0) bad("the room " here " may not look into " there)
	}
	if (name in system_only && system_only[name] != path) bad("only " system_only[name] " may include it")
	if (name ~ /^(cairo|pango)/ && here != "pdf") bad("only src/pdf may include it")
	if ($0 ~ /"/ && name ~ /\//) bad("a quoted include is of the own room")
}
/^[^\/*]*BEGIN *;|"BEGIN"|"BEGIN / && path ~ /\.(c|sql)$/ && path !~ /^src\/db\// { if ($0 !~ /IMMEDIATE/ && $0 ~ /BEGIN(;|")/) bad("a bare BEGIN") }
/[^a-z_](system|popen|strcpy|strcat|gets|sprintf)\(/ && here != "?" && /[^a-z_](system|popen|gets)\(/ { bad("not to be used here") }
function bad(why) { print path ":" FNR ": " why ": " $0; failed = 1 }
END { exit failed }
' ${1:-$(find src include -name '*.[ch]' | sort)}
