/* The demonstration caseload: thirteen months of a team's life, played through the commands day by
 * day, so that dates, reviews, audit and plans are what the program itself makes of them. */
#include "demo_life.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <caseload/base/clock.h>
#include <caseload/base/id.h>
#include <caseload/base/str.h>
#include <caseload/store/deadline.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

enum { FIRST_DAY = -400, SEED = 20260312 };

static void set_clock(struct demo *d, int day, int minute)
{
	clock_fix((date_days(d->today) + day) * 86400LL + 8 * 3600LL + minute % 540 * 60LL);
}

/* About the team, though a person stands in it. */
static bool of_team(enum demo_step_kind kind)
{
	return kind == STEP_LIST || kind == STEP_MEETING_PLAN || kind == STEP_MEETING_LIST ||
	       kind == STEP_MEETING_HOLD || kind == STEP_MEETING_TELL || kind == STEP_MEETING_DONE;
}

/* Someone taken off the register has no further steps but the lists'. */
static bool play_year(struct demo *d)
{
	bool *ended = arena_new_array(d->keep, bool, DEMO_PEOPLE);

	for (size_t i = 0; i < d->steps_n; i++) {
		const struct demo_step *step = &d->steps[i];
		if (!of_team(step->kind) && ended[step->person])
			continue;
		set_clock(d, step->day, 10 + (int)(i * 7 % 500));
		if (!demo_play_step(d, step)) {
			char *what = arena_strdup(d->keep, d->err->text);
			return err_set(d->err, d->err->code, "demo", "Step %d for %s on day %d: %s",
				(int)step->kind, d->people[step->person].nhs_number, step->day,
				what);
		}
		if (step->kind == STEP_END)
			ended[step->person] = true;
	}
	return true;
}

/* ---- the service ---- */

static bool make_practices(struct demo *d)
{
	char now[INSTANT_SIZE];
	struct save save = {1, clock_now_utc(now), 0};

	if (!store_begin_save(d->session->store, &save, d->err))
		return false;
	for (int i = 0; i < DEMO_PRACTICES; i++) {
		const struct demo_practice *from = &demo_practices[i];
		struct practice practice = {.code = from->code,
			.name = from->name,
			.address = from->address,
			.postcode = from->postcode,
			.phone = from->phone,
			.status = PRACTICE_ACTIVE};
		if (!store_practice_save(d->session->store, &practice, d->err)) {
			store_end(d->session->store);
			return false;
		}
	}
	return store_commit(d->session->store, d->err);
}

static bool make_service(struct demo *d)
{
	d->workers[0] = d->session->worker;
	for (int i = 1; i < DEMO_WORKERS; i++) {
		const struct demo_worker *w = &demo_workers[i];
		if (!demo_run(d, 0, CMD_WORKER_ADD, "name", w->name, "profession", w->profession,
			    "login", w->login, "registration", w->registration, "wte",
			    arena_printf(d->keep, "%d", w->wte), "capacity",
			    w->capacity > 0 ? arena_printf(d->keep, "%d", w->capacity) : NULL,
			    "phone", arena_printf(d->keep, "01632 9600%02d", 10 + i), NULL) ||
			!store_worker_by_login(d->session->store, w->login, clock_today(), d->keep,
				&d->workers[i], d->err))
			return false;
		d->session->worker = d->workers[0];
	}
	if (!make_practices(d))
		return false;
	for (int i = 0; i < DEMO_PRACTICES; i++)
		if (!demo_run(d, 0, CMD_PRACTICE_JOIN, "code", demo_practices[i].code, NULL))
			return false;
	return demo_run(d, 0, CMD_WORKER_SET, "worker", demo_workers[0].login, "capacity",
		       arena_printf(d->keep, "%d", demo_workers[0].capacity), "registration",
		       demo_workers[0].registration, "phone", "01632 960010", NULL) &&
	       demo_run(d, 0, CMD_TEAM_SET, "instrument", "local_cst", "area",
		       "Northfield and Hilltop", "population", "19800", "over-65", "3720", "basis",
		       "Direct care: case finding by the practices", NULL);
}

static bool open_bulk_session(struct demo *d)
{
	struct session *session = xcalloc(1, sizeof(*session));

	session->arena = arena_new();
	session->id = "demo";
	session->playing = true;
	d->session = session;
	return store_open(d->path, STORE_BULK, &session->store, d->err) &&
	       store_team_first(session->store, session->arena, &session->team, d->err) &&
	       store_deadline_rules(session->store, session->arena, &session->rules, d->err) &&
	       store_worker_by_login(session->store, demo_workers[0].login, clock_today(),
		       session->arena, &session->worker, d->err);
}

bool demo_play(struct call *call, const char *path, struct err *err)
{
	struct demo *d = xcalloc(1, sizeof(*d));
	struct args args = args_new(call->arena);
	struct result result;

	d->arena = arena_new();
	d->keep = call->arena;
	d->dice.state = SEED;
	d->today = call->today;
	d->path = path;
	d->err = err;
	uid_fix(SEED);
	demo_invent_people(d);
	demo_plan_year(d);
	set_clock(d, FIRST_DAY, 0);
	args_set(&args, "store", path);
	args_set(&args, "team", "Team North");
	args_set(&args, "worker", demo_workers[0].name);
	args_set(&args, "profession", demo_workers[0].profession);
	args_set(&args, "login", demo_workers[0].login);
	args_set(&args, "as-allowed", "1");
	bool done = command_run(NULL, CMD_INIT, &args, call->arena, &result, err) &&
		    open_bulk_session(d) && make_service(d) && play_year(d);
	session_close(d->session);
	uid_fix(0);
	arena_free(d->arena);
	free(d);
	return done;
}

/* ---- the command ---- */

static bool make_folders(char *path, struct err *err)
{
	for (char *p = path + 1; *p != '\0'; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		int made = mkdir(path, 0700);
		int why = errno;
		*p = '/';
		if (made != 0 && why != EEXIST)
			return err_set(err, ERR_IO, "store", "Cannot make the folder for %s: %s.",
				path, strerror(why));
	}
	return true;
}

static char *demo_path(struct call *call)
{
	const char *given = args_get(call->args, "store"), *home = getenv("XDG_DATA_HOME");

	if (given != NULL)
		return arena_strdup(call->arena, given);
	if (home != NULL && *home == '/')
		return arena_printf(call->arena, "%s/caseload/demo.db", home);
	home = getenv("HOME");
	return arena_printf(
		call->arena, "%s/.local/share/caseload/demo.db", home != NULL ? home : "/tmp");
}

/* A demonstration that this version cannot use, also after bringing its tables up to date, holds nobody
 * real: it is moved aside and made anew. Only ever the file that is called demo.db. */
static bool set_aside_stale(struct call *call, const char *path)
{
	const char *name = strrchr(path, '/');
	struct store *store;
	struct err err = {0};

	if (strcmp(name != NULL ? name + 1 : path, "demo.db") != 0)
		return false;
	if (store_open(path, 0, &store, &err)) {
		store_close(store);
		return false;
	}
	if (err.code != ERR_DAMAGED && err.code != ERR_NEWER)
		return false;
	return rename(path, arena_printf(call->arena, "%s.of-another-version-%" PRId64, path,
				    clock_unix())) == 0;
}

bool command_demo(struct call *call, struct result *out, struct err *err)
{
	char *path = demo_path(call);
	char *making = arena_printf(call->arena, "%s.making-%d", path, (int)getpid());
	bool was_fixed = clock_is_fixed();
	int64_t now = clock_unix(), people = 0;
	struct stat st;

	out->value = path;
	if (!args_number(call->args, "people", 1, 1000000, &people, err))
		return false;
	if (lstat(path, &st) == 0 && (people > 0 || !set_aside_stale(call, path)))
		return people == 0
			       ? call_done(call, out, "The demonstration caseload is at %s.", path)
			       : err_set(err, ERR_INVALID, "store",
					 "%s exists already. Name another with --store.", path);
	if (!make_folders(path, err))
		return false;
	bool done =
		people > 0 ? demo_bulk(call, making, people, err) : demo_play(call, making, err);
	if (was_fixed)
		clock_fix(now);
	else
		clock_release();
	/* Under its own name only once it is whole. */
	if (done && link(making, path) != 0)
		done = err_set(err, ERR_IO, "store", "Cannot make %s: %s.", path, strerror(errno));
	unlink(making);
	unlink(arena_printf(call->arena, "%s-journal", making));
	unlink(arena_printf(call->arena, "%s.lock", making));
	if (!done)
		return false;
	return call_done(call, out, "Made a caseload of invented people at %s.", path);
}
