/* The only caller of handlers: may this worker, who is it about, transaction, handler, audit row,
 * commit. A look at a record is committed to the audit before anything is shown. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/id.h>
#include <caseload/base/str.h>
#include <caseload/store/caseload.h>
#include <caseload/store/change.h>
#include <caseload/store/draft.h>
#include <caseload/store/episode.h>
#include <caseload/store/person.h>
#include <caseload/store/worker.h>

#include "inside.h"

typedef bool handler_fn(struct call *call, struct result *out, struct err *err);

static handler_fn *const handlers[CMD_COUNT] = {
#define COMMAND(id, handler, name, keys, where, needs, args, touches, summary, detail)             \
	[CMD_##id] = command_##handler,
#define SCREEN_COMMAND(id, name, keys, where, summary, detail)
#include <caseload/commands.def>
#undef COMMAND
#undef SCREEN_COMMAND
};

/* ---- may it be run ---- */

/* A refusal by role is kept even though nothing else happens. */
static bool refuse(struct call *call, struct err *err)
{
	struct save save = {call->worker->id, call->now, 0};
	struct err ignored = {0};

	if (store_begin_save(call->store, &save, &ignored)) {
		if (call_audit(call, "refused", err->field, &ignored))
			store_commit(call->store, &ignored);
		store_end(call->store);
	}
	return false;
}

/* Drafts, settings and what belongs to writing are a worker's own and leave no audit row; keeping
 * one is a write all the same. */
static bool writes_own(const struct command *command)
{
	return command->id == CMD_DRAFT_KEEP || command->id == CMD_DRAFT_DROP ||
	       command->id == CMD_DRAFT_BACK || command->id == CMD_SETTING_SET ||
	       command->id == CMD_EDITING_BEGIN || command->id == CMD_EDITING_END ||
	       command->id == CMD_SPELL_ADD || command->id == CMD_SPELL_DROP ||
	       command->id == CMD_MEETING_SEAT;
}

/* A session may last all day. An account that was ended or a role that was taken away since it
 * began counts from the next command on. */
static bool roles_now(struct call *call, unsigned *roles, struct err *err)
{
	struct worker now;

	if (!store_begin_read(call->store, err))
		return false;
	bool read = store_worker_by_id(
		call->store, call->worker->id, call->today, call->arena, &now, err);
	store_end(call->store);
	bool here = read && worker_is_active(&now, call->today) && now.team_id == call->team->id;
	*roles = here ? now.roles : 0;
	if (read)
		call->session->worker.roles = *roles; /* for what is offered */
	return read;
}

static bool may(struct call *call, struct err *err)
{
	unsigned needs = call->command->needs, roles;

	if (call->session->read_only &&
		(call->command->touches == TOUCH_CHANGE || writes_own(call->command)))
		return err_set(err, ERR_READONLY, "read_only",
			"This session is for reading only. Start without --read-only to change "
			"anything.");
	if (!roles_now(call, &roles, err))
		return false;
	if (roles != 0 && access_may(roles, needs))
		return true;
	if (roles == 0) {
		err_set(err, ERR_DENIED, "role",
			"You do not work in %s now, so nothing here can be shown or changed. Ask "
			"the team lead.",
			call->team->name);
		return refuse(call, err);
	}
	err_set(err, ERR_DENIED, "role", "Your role does not let you %s. Ask your team lead.",
		capability_words(needs));
	return refuse(call, err);
}

/* ---- running ---- */

/* Begins a save where a row must be written: for a change, and for a look that is audited. */
static bool begin(struct call *call, struct err *err)
{
	const struct command *command = call->command;
	struct save save = {call->worker->id, call->now, 0};

	if (command->touches == TOUCH_NONE && !writes_own(command))
		return store_begin_read(call->store, err);
	if (!store_begin_save(call->store, &save, err))
		return false;
	if (command->touches == TOUCH_CHANGE)
		store_keep_made(call->store);
	return true;
}

/* A screen names the draft of what it sends: it goes only together with what was made of it. */
static bool drop_draft(struct call *call, struct err *err)
{
	const char *place = args_get(call->args, "draft");
	int64_t person_id = call->person != NULL ? call->person->id : 0;

	return place == NULL || call->command->touches != TOUCH_CHANGE ||
	       store_draft_drop(call->store, call->worker->id, person_id, place, NULL, err);
}

static bool finish(struct call *call, const struct result *out, struct err *err)
{
	return drop_draft(call, err) && call_leave_each(call, err) &&
	       call_keep_change(call, out->message, err) && store_commit(call->store, err);
}

static bool run_inside(struct call *call, struct result *out, struct err *err)
{
	if (!begin(call, err))
		return false;
	bool done = call_subject(call, err) && handlers[call->command->id](call, out, err) &&
		    finish(call, out, err);
	store_end(call->store);
	if (done && call->after != NULL)
		call->after(call);
	if (!done && err->code == ERR_DENIED)
		return refuse(call, err);
	return done;
}

/* The handler opens its own transactions; a denial is kept here too. */
static bool run_alone(struct call *call, struct result *out, struct err *err)
{
	if (handlers[call->command->id](call, out, err))
		return true;
	store_end(call->store);
	return err->code == ERR_DENIED ? refuse(call, err) : false;
}

static void start(struct call *call, struct session *session, const struct command *command,
	struct arena *arena)
{
	char now[INSTANT_SIZE];

	*call = (struct call){.command = command,
		.session = session,
		.arena = arena,
		.today = clock_today(),
		.now = arena_strdup(arena, clock_now_utc(now))};
	if (handlers[command->id] == NULL)
		bug("%s is a command of the screen", command->name);
	if ((command->needs & NEEDS_STORE) == 0)
		return;
	call->store = session->store;
	call->worker = &session->worker;
	call->team = &session->team;
	call->rules = &session->rules;
	call->holidays = &session->rules.holidays;
}

/* No shell has put the home folder in for ~/ in the name of a file that was typed on a screen. */
static const struct args *files_named(
	const struct command *command, const struct args *args, struct arena *arena)
{
	const char *home = secure_getenv("HOME");
	struct args *named = NULL;
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = args != NULL && command->shell ? command_args(command, specs) : 0;

	for (size_t i = 0; i < n && home != NULL && home[0] == '/'; i++) {
		const char *path = args_get(args, specs[i].name);

		if (path == NULL || strcmp(specs[i].type, "FILE") != 0 || !text_starts(path, "~/"))
			continue;
		if (named == NULL) {
			named = arena_new_one(arena, struct args);
			*named = args_new(arena);
			for (size_t j = 0; j < args->n; j++)
				args_set(named, args->items[j].name, args->items[j].value);
		}
		args_setf(named, specs[i].name, "%s%s", home, path + 1);
	}
	return named != NULL ? named : args;
}

bool command_run(struct session *session, enum command_id id, const struct args *args,
	struct arena *arena, struct result *out, struct err *err)
{
	const struct command *command = command_get(id);
	struct call call;

	memset(out, 0, sizeof(*out));
	start(&call, session, command, arena);
	call.args = files_named(command, args, arena);
	if ((command->needs & NEEDS_STORE) == 0)
		return handlers[id](&call, out, err);
	if (!may(&call, err))
		return false;
	bool done = (command->needs & NEEDS_OTHER) != 0 ? run_alone(&call, out, err)
							: run_inside(&call, out, err);
	out->uid = arena_strdup(arena, out->uid);
	/* What is taken back may have been about the team. */
	if (done && command->touches == TOUCH_CHANGE &&
		((command->needs & MAY_TEAM) != 0 || call.undoes != 0))
		session_reload(session);
	return done;
}

/* ---- the same for several people ---- */

struct many {
	const struct args *list;
	size_t n;
	int64_t *ids; /* whom, each once, and their names */
	const char **names;
	size_t people;
	const char *did, *then; /* the handler's words, where they are the same for all */
};

static void add_person(struct many *many, const struct person *person, struct arena *arena)
{
	for (size_t i = 0; i < many->people; i++)
		if (many->ids[i] == person->id)
			return;
	many->ids[many->people] = person->id;
	many->names[many->people++] = person_name(person, arena);
}

/* One of them; the sentence of a refusal says whose it is. */
static bool run_one(
	struct call *call, struct many *many, size_t i, struct result *out, struct err *err)
{
	struct err why = {0};

	call->args = &many->list[i];
	call->person = NULL;
	call->episode = NULL;
	call->audit_person_id = 0;
	call->audit_object = call->audit_detail = call->did = call->then = NULL;
	if (call_subject(call, &why) && handlers[call->command->id](call, out, &why) &&
		call_leave(call, &why)) {
		add_person(many, call->person, call->arena);
		many->did = i == 0 || text_equal(many->did, call->did) ? call->did : NULL;
		many->then = i == 0 || text_equal(many->then, call->then) ? call->then : NULL;
		return true;
	}
	*err = why;
	if (call->person != NULL && call->person->id != 0)
		err_set(err, why.code, why.field, "%s: %s Nobody was changed.",
			person_name(call->person, call->arena), why.text);
	return false;
}

static bool run_each(struct call *call, struct many *many, struct result *out, struct err *err)
{
	for (size_t i = 0; i < many->n; i++) {
		if (!run_one(call, many, i, out, err))
			return false;
		if (!call_progress(call, "people", (int64_t)i + 1, (int64_t)many->n))
			return err_set(err, ERR_CANCELLED, "", "Stopped. Nobody was changed.");
	}
	return true;
}

/* "Moved 3 people to L Evans: OKONKWO, Adaeze; BAILEY, Thomas; AHMED, Fatima" */
static const char *many_sentence(struct call *call, const struct many *many)
{
	enum { NAMED = 3 };
	struct str s = {0};

	str_addf(&s, many->did != NULL ? "%s" : "%s:",
		many->did != NULL ? many->did : call->command->summary);
	str_addf(&s, " %zu %s", many->people, many->people == 1 ? "person" : "people");
	str_addf(&s, "%s%s:", many->did != NULL && many->then != NULL ? " " : "",
		many->did != NULL && many->then != NULL ? many->then : "");
	for (size_t i = 0; i < many->people && i < NAMED; i++)
		str_addf(&s, "%s %s", i > 0 ? ";" : "", many->names[i]);
	if (many->people > NAMED)
		str_addf(&s, " and %zu more", many->people - NAMED);
	const char *text = arena_strdup(call->arena, str_text(&s));
	str_free(&s);
	return text;
}

static bool run_many(struct call *call, struct many *many, struct result *out, struct err *err)
{
	if (!begin(call, err))
		return false;
	bool done = run_each(call, many, out, err);
	*out = (struct result){0};
	if (done) {
		out->message = many_sentence(call, many);
		call->audit_person_id = many->people == 1 ? call->audit_person_id : 0;
		done = call_keep_change(call, out->message, err) && store_commit(call->store, err);
	}
	store_end(call->store);
	if (!done && err->code == ERR_DENIED)
		return refuse(call, err);
	return done;
}

bool command_run_many(struct session *session, enum command_id id, const struct args *list,
	size_t n, struct arena *arena, struct result *out, struct err *err)
{
	const unsigned person = NEEDS_STORE | NEEDS_PERSON;
	const struct command *command = command_get(id);
	struct many many = {.list = list,
		.n = n,
		.ids = arena_new_array(arena, int64_t, n),
		.names = arena_new_array(arena, const char *, n)};
	struct call call;

	memset(out, 0, sizeof(*out));
	if (command->touches != TOUCH_CHANGE || (command->needs & (person | NEEDS_OTHER)) != person)
		bug("%s is not for several people", command->name);
	if (n == 0 || n > MANY_MOST)
		return err_set(err, ERR_INVALID, "person",
			n == 0 ? "Mark the people first."
			       : "At most %d people can be changed at once. Mark fewer.",
			MANY_MOST);
	start(&call, session, command, arena);
	return may(&call, err) && run_many(&call, &many, out, err);
}

/* ---- for handlers ---- */

bool call_done(struct call *call, struct result *out, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	out->message = arena_vprintf(call->arena, format, args);
	va_end(args);
	return true;
}

void call_many(struct call *call, const char *did, const char *then)
{
	call->did = did;
	call->then = then;
}

bool call_progress(struct call *call, const char *what, int64_t done, int64_t total)
{
	struct session *session = call->session;
	return session == NULL || session->progress == NULL ||
	       session->progress(session->progress_data, what, done, total);
}

bool call_date(
	struct call *call, const char *name, enum date_kind kind, struct date *out, struct err *err)
{
	return args_date(call->args, name, kind, call->today, call->holidays, out, err);
}

bool call_days(struct call *call, struct date *from, struct date *to, struct err *err)
{
	if (!call_date(call, "from", DATE_ANY, from, err) ||
		!call_date(call, "to", DATE_ANY, to, err))
		return false;
	if (date_is_set(*from) && date_is_set(*to) && date_compare(*to, *from) < 0)
		return err_set(err, ERR_INVALID, "to",
			"The last day is before the first. Turn them round.");
	return true;
}

bool call_refresh(struct call *call, int64_t person_id, struct err *err)
{
	return store_current_refresh(call->store, person_id, err);
}

bool call_begin(struct call *call, int64_t import_run_id, struct err *err)
{
	struct save save = {call->worker->id, call->now, import_run_id};
	return store_begin_save(call->store, &save, err);
}

bool call_commit(struct call *call, struct err *err)
{
	return call_audit(call, "done", call->audit_detail, err) && store_commit(call->store, err);
}

void call_cancel(struct call *call)
{
	store_end(call->store);
}
