/* The only caller of handlers: may this worker, who is it about, transaction, handler, audit row,
 * commit. A look at a record is committed to the audit before anything is shown. */
#include <ctype.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/id.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/store/caseload.h>
#include <caseload/store/change.h>
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

static const char *const touch_words[] = {"none", "view", "change", "disclose"};

/* ---- the audit row of a call ---- */

static bool audit_call(struct call *call, const char *result, const char *detail, struct err *err)
{
	struct audit row = {
		.at = call->now,
		.worker_id = call->worker->id,
		.login = call->worker->login != NULL ? call->worker->login : "",
		.session = call->session->id,
		.command = call->command->name,
		.touches = touch_words[call->command->touches],
		.result = result,
		.person_id = call->audit_person_id,
		.object = call->audit_object,
		.detail = detail,
	};
	if (!store_audit_append(call->store, &row, err))
		return false;
	call->audit_from = call->audit_from != 0 ? call->audit_from : row.seq;
	call->audit_to = row.seq;
	return true;
}

/* A refusal by role is kept even though nothing else happens. */
static bool refuse(struct call *call, struct err *err)
{
	struct save save = {call->worker->id, call->now, 0};
	struct err ignored = {0};

	if (store_begin_save(call->store, &save, &ignored)) {
		if (audit_call(call, "refused", err->field, &ignored))
			store_commit(call->store, &ignored);
		store_end(call->store);
	}
	return false;
}

/* Drafts and settings are a worker's own and leave no audit row; keeping one is a write all the
 * same. */
static bool writes_own(const struct command *command)
{
	return command->id == CMD_DRAFT_KEEP || command->id == CMD_DRAFT_DROP ||
	       command->id == CMD_SETTING_SET;
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

/* ---- who it is about ---- */

static bool looks_like_number(const char *text)
{
	return text[strspn(text, "0123456789 -")] == '\0';
}

static bool by_uid(struct call *call, const char *text, struct person *out, struct err *err)
{
	struct person *found;
	size_t n, length = strlen(text);

	if (uid_valid(text))
		return store_person_by_uid(call->store, text, call->arena, out, err);
	if (length < UID_SHORT || text[strspn(text, "0123456789abcdef-")] != '\0')
		return err_set(err, ERR_INVALID, "person",
			"Name the person by NHS Number, or by at least the first eight characters "
			"of their uid. "
			"caseload find shows both.");
	if (!store_person_by_uid_prefix(call->store, text, call->arena, &found, &n, err))
		return false;
	if (n > 1)
		return err_set(err, ERR_INVALID, "person",
			"More than one person's uid begins with %s. Type more of it, or the NHS "
			"Number.",
			text);
	memset(out, 0, sizeof(*out));
	if (n == 1)
		*out = found[0];
	return true;
}

static bool find_person(struct call *call, const char *text, struct person *out, struct err *err)
{
	char digits[NHS_NUMBER_SIZE];

	if (text_is_blank(text))
		return err_set(
			err, ERR_INVALID, "person", "Say which person, by NHS Number or uid.");
	/* Eight digits and more without letters may still begin a uid. */
	if (looks_like_number(text) && nhs_number_read(text, "person", digits, err)) {
		if (!store_person_by_nhs_number(call->store, digits, call->arena, out, err))
			return false;
	} else if (looks_like_number(text) && strlen(text) != UID_SHORT) {
		return false;
	} else if (!by_uid(call, text, out, err)) {
		return false;
	}
	if (out->id == 0)
		return err_set(err, ERR_NOT_FOUND, "person",
			"Nobody here has the number or uid %s.", text);
	return true;
}

static bool known_to_team(struct call *call, struct err *err)
{
	struct episode *episode = arena_new_one(call->arena, struct episode);

	if (!store_episode_open(
		    call->store, call->person->id, call->team->id, call->arena, episode, err))
		return false;
	call->episode = episode->id != 0 ? episode : NULL;
	call->audit_person_id = call->person->id;
	if (call->person->team_id != call->team->id && call->episode == NULL) {
		err_set(err, ERR_DENIED, "person",
			"This person is not known to your team. Ask the team that has them in its "
			"care.");
		return false;
	}
	if ((call->command->needs & NEEDS_EPISODE) != 0 && call->episode == NULL)
		return err_set(err, ERR_INVALID, "person",
			"%s is not on the register. Add them first: caseload register add.",
			person_name(call->person, call->arena));
	return true;
}

bool call_subject(struct call *call, struct err *err)
{
	const char *text = args_get(call->args, "person");

	if ((call->command->needs & NEEDS_PERSON) == 0 && text == NULL)
		return true;
	call->person = arena_new_one(call->arena, struct person);
	return find_person(call, text, call->person, err) && known_to_team(call, err);
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

/* The audit rows of one who was changed, and their row of the board's table. */
static bool finish_one(struct call *call, struct err *err)
{
	const struct command *command = call->command;

	if (command->touches == TOUCH_CHANGE && call->audit_person_id != 0 &&
		!call_refresh(call, call->audit_person_id, err))
		return false;
	return command->touches == TOUCH_NONE || call->audited ||
	       audit_call(call, "done", call->audit_detail, err);
}

static bool finish_each(struct call *call, struct err *err)
{
	if (call->audit_people_n == 0)
		return finish_one(call, err);
	for (size_t i = 0; i < call->audit_people_n; i++) {
		call->audit_person_id = call->audit_people[i];
		if (!finish_one(call, err))
			return false;
	}
	if (call->audit_people_n > 1)
		call->audit_person_id = 0;
	return true;
}

/* By characters, as the schema counts; a name may be long. */
static const char *cut(struct arena *arena, const char *text, int most)
{
	size_t at = 0, length = strlen(text), n;
	int32_t code;

	while (most-- > 0 && (n = utf8_decode(text + at, length - at, &code)) > 0)
		at += n;
	return arena_strndup(arena, text, at);
}

/* What can be undone is kept as a change of its own; a save that changed nothing is none. */
static bool keep_change(struct call *call, const char *summary, struct err *err)
{
	const struct command *command = call->command;
	bool kept;

	if (command->touches != TOUCH_CHANGE)
		return true;
	if (!store_change_kept(call->store, &kept, err))
		return false;
	struct change change = {.command = command->name,
		.person_id = call->audit_person_id,
		.summary = cut(
			call->arena, summary != NULL ? summary : command->summary, CHANGE_SUMMARY),
		.can_undo = (command->needs & FINAL) == 0 && !call->session->playing,
		.audit_from = call->audit_from,
		.audit_to = call->audit_to,
		.undoes = call->undoes};
	return !kept || store_change_add(call->store, &change, err);
}

static bool finish(struct call *call, const struct result *out, struct err *err)
{
	return finish_each(call, err) && keep_change(call, out->message, err) &&
	       store_commit(call->store, err);
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

bool command_run(struct session *session, enum command_id id, const struct args *args,
	struct arena *arena, struct result *out, struct err *err)
{
	const struct command *command = command_get(id);
	char now[INSTANT_SIZE];
	struct call call = {.command = command,
		.session = session,
		.args = args,
		.arena = arena,
		.today = clock_today(),
		.now = arena_strdup(arena, clock_now_utc(now))};

	memset(out, 0, sizeof(*out));
	if (handlers[id] == NULL)
		bug("%s is a command of the screen", command->name);
	if ((command->needs & NEEDS_STORE) == 0)
		return handlers[id](&call, out, err);
	call.store = session->store;
	call.worker = &session->worker;
	call.team = &session->team;
	call.holidays = &session->holidays;
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

/* ---- for handlers ---- */

bool call_done(struct call *call, struct result *out, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	out->message = arena_vprintf(call->arena, format, args);
	va_end(args);
	return true;
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

static bool begins(const char *name, const char *text)
{
	for (; *text != '\0'; name++, text++)
		if (tolower((unsigned char)*name) != tolower((unsigned char)*text))
			return false;
	return true;
}

bool call_worker(struct call *call, const char *name, struct worker *out, struct err *err)
{
	struct worker *list, *found = NULL;
	const char *text;
	size_t n;

	if (!args_need(call->args, name, &text, err) ||
		!store_worker_list(call->store, call->team->id, call->today, false, call->arena,
			&list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (text_equal(list[i].login, text) || text_equal(list[i].uid, text)) {
			*out = list[i];
			return true;
		}
	for (size_t i = 0; i < n; i++) {
		if (!begins(list[i].name, text))
			continue;
		if (found != NULL)
			return err_set(err, ERR_INVALID, name,
				"Both %s and %s begin with \"%s\". Use the login name.",
				found->name, list[i].name, text);
		found = &list[i];
	}
	if (found == NULL)
		return err_set(err, ERR_NOT_FOUND, name,
			"There is no worker %s in the team. caseload worker list shows who there "
			"is.",
			text);
	*out = *found;
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
	return audit_call(call, "done", call->audit_detail, err) && store_commit(call->store, err);
}

void call_cancel(struct call *call)
{
	store_end(call->store);
}
