/* What would keep the records from being safe or the screen from being right. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <caseload/base/clock.h>
#include <caseload/base/utf8.h>

#include "doctor_sheet.h"
#include "inside.h"

struct doctor {
	struct call *call;
	struct check *checks;
	size_t n, room;
};

static void say(struct doctor *d, const char *name, const char *state, char *text)
{
	struct check *check =
		arena_push(d->call->arena, &d->checks, &d->n, &d->room, sizeof(*check));
	*check = (struct check){name, state, text};
}

static bool has_entry(const char *name)
{
	static const char *const folders[] = {
		"/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo"};
	char path[200];

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		snprintf(path, sizeof(path), "%s/%c/%s", folders[i], name[0], name);
		if (access(path, R_OK) == 0)
			return true;
	}
	return false;
}

static void check_terminal(struct doctor *d)
{
	struct arena *a = d->call->arena;
	const char *term = getenv("TERM");

	if (term == NULL || *term == '\0' || strcmp(term, "dumb") == 0)
		say(d, "terminal", "note",
			arena_printf(a, "TERM is %s: line by line, without the screens",
				term != NULL ? term : "not set"));
	else
		say(d, "terminal", "ok", arena_printf(a, "TERM is %s", term));
	if (has_entry("putty-256color"))
		say(d, "PuTTY", "ok", arena_strdup(a, "ncurses-term is there"));
	else
		say(d, "PuTTY", "note",
			arena_strdup(a, "ncurses-term is missing: PuTTY's own terminal types are "
					"not known; install it, or leave PuTTY at xterm"));
}

static void check_machine(struct doctor *d)
{
	struct arena *a = d->call->arena;
	char line[200];
	FILE *swaps = fopen("/proc/swaps", "r");
	int swap = 0;

	while (swaps != NULL && fgets(line, sizeof(line), swaps) != NULL)
		swap++;
	if (swaps != NULL)
		fclose(swaps);
	say(d, "program", "ok",
		arena_printf(
			a, "caseload %s with SQLite %s", CASELOAD_VERSION, db_sqlite_version()));
	check_terminal(d);
	say(d, "locale", utf8_locale() ? "ok" : "problem",
		arena_strdup(a,
			utf8_locale()
				? "UTF-8"
				: "not UTF-8: install or set C.UTF-8, or names cannot be shown"));
	if (swap > 1)
		say(d, "swap", "note",
			arena_strdup(a,
				"swap is on: make sure it is encrypted, for memory holds records"));
	else
		say(d, "swap", "ok", arena_strdup(a, "no swap"));
	if (access("/usr/bin/lp", X_OK) != 0)
		say(d, "printer", "note",
			arena_strdup(a, "lp is missing: install cups-client to print to a queue"));
	else
		say(d, "printer", "ok", arena_strdup(a, "lp is there"));
	say(d, "clock", "ok",
		arena_printf(
			a, "%s", clock_is_fixed() ? "fixed by CASELOAD_NOW" : "from the machine"));
}

static bool check_file(struct doctor *d, const char *path)
{
	struct arena *a = d->call->arena;
	struct stat st;
	struct statvfs disk;

	if (stat(path, &st) != 0) {
		say(d, "store", "note",
			arena_printf(
				a, "%s: %s. caseload init makes a store.", path, strerror(errno)));
		return false;
	}
	if ((st.st_mode & 0007) != 0)
		say(d, "permissions", "problem",
			arena_printf(a, "everyone on this machine can reach the store: chmod o= %s",
				path));
	else
		say(d, "permissions", "ok",
			arena_printf(a, "mode %03o", (unsigned)st.st_mode & 0777));
	if (statvfs(path, &disk) == 0) {
		uint64_t free_mb = (uint64_t)disk.f_bavail * disk.f_frsize / 1000000;
		say(d, "disk", free_mb < 200 ? "problem" : "ok",
			arena_printf(a, "%" PRIu64 " MB free, store of %jd MB", free_mb,
				(intmax_t)st.st_size / 1000000));
	}
	char *journal = arena_printf(a, "%s-journal", path);
	if (stat(journal, &st) == 0 && st.st_size > 0)
		say(d, "journal", "note",
			arena_strdup(a, "somebody is saving, or a save was cut off: the next "
					"opening mends it. Never move the file without it."));
	return true;
}

/* Working days are counted into next year from its last months on. */
static void check_holidays(struct doctor *d, struct store *store)
{
	struct arena *a = d->call->arena;
	struct date today = clock_today();
	struct holidays holidays;
	struct err err = {0};

	if (!store_holidays(store, a, &holidays, &err))
		return;
	for (int year = today.year; year <= today.year + (today.month >= 10); year++) {
		size_t n = 0;

		for (size_t i = 0; i < holidays.n; i++)
			n += holidays.days[i].year == year;
		if (n == 0)
			say(d, "bank holidays", "note",
				arena_printf(a,
					"no bank holidays for %d: import them with caseload "
					"calendar import, or working days are counted wrong",
					year));
		else
			say(d, "bank holidays", "ok", arena_printf(a, "%zu in %d", n, year));
	}
}

static void check_store(struct doctor *d, const char *path)
{
	struct arena *a = d->call->arena;
	struct store *store;
	struct err err = {0};
	int64_t rows;
	char head[AUDIT_HASH_HEX], shown[16], version[32];

	if (!store_open(path, STORE_READ_ONLY, &store, &err)) {
		say(d, "store", "problem", arena_strdup(a, err.text));
		return;
	}
	say(d, "schema", "ok",
		arena_printf(a, "version %s, as this program made it",
			store_schema_version(store, version)));
	if (store_check(store, &err))
		say(d, "store", "ok", arena_strdup(a, "the file holds together"));
	else
		say(d, "store", "problem", arena_strdup(a, err.text));
	check_holidays(d, store);
	if (store_audit_verify(store, &rows, head, &err))
		say(d, "audit", "ok",
			arena_printf(a, "%" PRId64 " rows hold together, head %s", rows,
				audit_head_short(head, shown)));
	else
		say(d, "audit", "problem", arena_strdup(a, err.text));
	say(d, "journal mode", "ok",
		arena_strdup(a, "TRUNCATE with full syncing: what was said to be saved survives a "
				"power cut"));
	store_close(store);
}

bool command_doctor(struct call *call, struct result *out, struct err *err)
{
	struct doctor d = {call, NULL, 0, 0};
	const char *path = args_get(call->args, "store");
	size_t problems = 0;

	(void)err;
	if (args_flag(call->args, "sheet")) {
		const struct check *sheet = doctor_sheet(&out->n);
		struct check *copy = arena_new_array(call->arena, struct check, out->n);

		memcpy(copy, sheet, out->n * sizeof(*sheet));
		out->kind = RESULT_CHECKS;
		out->value = copy;
		return call_done(call, out, "caseload doctor, at a terminal, tries its keys.");
	}
	check_machine(&d);
	if (path != NULL && check_file(&d, path))
		check_store(&d, path);
	for (size_t i = 0; i < d.n; i++)
		problems += strcmp(d.checks[i].state, "problem") == 0;
	out->kind = RESULT_CHECKS;
	out->value = d.checks;
	out->n = d.n;
	if (problems > 0)
		return call_done(call, out, "%zu to put right.", problems);
	return call_done(call, out, "Nothing is wrong.");
}
