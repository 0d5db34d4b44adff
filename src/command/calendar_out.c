/* Reviews and meetings as a file for other calendars. It is read in one transaction; the audit row is
 * committed; only then is anything written. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/exchange/icalendar.h>
#include <caseload/nhs_number.h>
#include <caseload/store/calendar.h>

#include "care.h"
#include "inside.h"
#include "paper.h"

/* Days before and after today that go out unless others are asked for: who was in the file last time is
 * in this one too, with what became of it. */
enum { DAYS_BACK = 31, DAYS_ON = 400 };

struct job {
	const char *path;
	bool replace;
	int names;	      /* enum names_shown */
	struct worker worker; /* id 0: the team */
	struct calendar_filter filter;
	struct calendar_entry *entries;
	size_t n, meetings;
	int64_t *people; /* each once, where they can be told by what is written */
	size_t people_n;
};

static bool read_days(struct call *call, struct calendar_filter *filter, struct err *err)
{
	filter->from = date_add_days(call->today, -DAYS_BACK);
	filter->to = date_add_days(call->today, DAYS_ON);
	if (!call_date(call, "from", DATE_ANY, &filter->from, err) ||
		!call_date(call, "until", DATE_ANY, &filter->to, err))
		return false;
	return date_compare(filter->from, filter->to) <= 0 ||
	       err_set(err, ERR_INVALID, "until",
		       "The last day is before the first. Turn them round.");
}

static bool job_read(struct call *call, struct job *job, struct err *err)
{
	job->names = NAMES_INITIALS;
	job->replace = args_flag(call->args, "replace");
	job->filter.team_id = call->team->id;
	if (!args_need(call->args, "to", &job->path, err) ||
		!args_word(call->args, "names", &words_names_shown, &job->names, err) ||
		!read_days(call, &job->filter, err))
		return false;
	if (strcmp(job->path, "-") == 0)
		return err_set(err, ERR_INVALID, "to",
			"A calendar is written to a file. Name one: --to reviews.ics.");
	return file_may_be_made(
		job->path, job->replace, session_store(call->session), call->arena, err);
}

static void add_person(struct job *job, int64_t id)
{
	for (size_t i = 0; i < job->people_n; i++)
		if (job->people[i] == id)
			return;
	job->people[job->people_n++] = id;
}

static bool collect(struct call *call, struct job *job, struct err *err)
{
	if (args_get(call->args, "worker") != NULL) {
		if (!call_worker(call, "worker", &job->worker, err))
			return false;
		job->filter.worker_id = job->worker.id;
	}
	if (!store_calendar(call->store, &job->filter, call->arena, &job->entries, &job->n, err))
		return false;
	if (job->n == 0)
		return err_set(err, ERR_NOT_FOUND, "from",
			"%s has no review and no meeting from %s to %s. Choose other days.",
			job->worker.id != 0 ? job->worker.name : call->team->name,
			care_date(call, job->filter.from), care_date(call, job->filter.to));
	job->people = arena_new_array(call->arena, int64_t, job->n);
	for (size_t i = 0; i < job->n; i++) {
		job->meetings += job->entries[i].kind == REVIEW_KIND_NONE;
		if (job->entries[i].kind != REVIEW_KIND_NONE && job->names != NAMES_INITIALS)
			add_person(job, job->entries[i].person_id);
	}
	return true;
}

/* ---- what an event says ---- */

static const char *letter(struct call *call, const char *name)
{
	if (text_is_blank(name))
		return "";
	name = utf8_upper(call->arena, name);
	return arena_printf(
		call->arena, "%.*s.", (int)utf8_grapheme_next(name, strlen(name), 0), name);
}

static const char *who_words(struct call *call, const struct calendar_entry *entry, int names)
{
	char number[NHS_NUMBER_SHOWN_SIZE];
	struct person person = {
		.family = entry->family, .given = entry->given, .nhs_number = entry->nhs_number};
	const char *initials;

	if (names == NAMES_FULL)
		return person_name(&person, call->arena);
	if (names == NAMES_NUMBER)
		return entry->nhs_number != NULL
			       ? arena_strdup(
					 call->arena, nhs_number_show(entry->nhs_number, number))
			       : "number not known";
	initials = arena_printf(
		call->arena, "%s%s", letter(call, entry->given), letter(call, entry->family));
	return *initials != '\0' ? initials : "name not known";
}

/* Nothing of the record but who, what kind, when and with whom. */
static struct calendar_event event_of(
	struct call *call, const struct job *job, const struct calendar_entry *entry)
{
	struct calendar_event event = {.uid = entry->uid,
		.version = entry->version,
		.changed_at = entry->updated_at,
		.on = entry->on,
		.cancelled = entry->cancelled};

	if (entry->kind == REVIEW_KIND_NONE) {
		event.summary =
			entry->practice != NULL
				? arena_printf(call->arena, "Team meeting, %s", entry->practice)
				: "Team meeting";
		event.at = entry->at;
		event.minutes = entry->minutes;
		event.place = entry->place;
		return event;
	}
	event.summary = arena_printf(call->arena, "%s %s",
		word_shown(&words_review_kind, entry->kind), who_words(call, entry, job->names));
	if (entry->with_name != NULL)
		event.text = arena_printf(call->arena, "With %s", entry->with_name);
	return event;
}

static void make_bytes(struct call *call, const struct job *job, struct str *out)
{
	struct calendar_event *events = arena_new_array(call->arena, struct calendar_event, job->n);
	const char *whose = job->worker.id != 0 ? job->worker.name : call->team->name;
	struct calendar_file file = {
		.name = arena_printf(call->arena, "Reviews and meetings, %s", whose),
		.program = CASELOAD_VERSION,
		.now = call->now,
		.events = events,
		.n = job->n};

	for (size_t i = 0; i < job->n; i++)
		events[i] = event_of(call, job, &job->entries[i]);
	icalendar_write(&file, out);
}

/* ---- audit, away ---- */

static const char *counts(struct call *call, const struct job *job)
{
	size_t reviews = job->n - job->meetings;

	return arena_printf(call->arena, "%zu review%s and %zu meeting%s", reviews,
		reviews == 1 ? "" : "s", job->meetings, job->meetings == 1 ? "" : "s");
}

/* Whoever can be told by what is written has it in their own history. */
static bool audit_first(struct call *call, const struct job *job, struct err *err)
{
	bool done;

	call->audit_object = job->path;
	call->audit_detail = arena_printf(call->arena, "calendar to file %s, %s, %s", job->path,
		counts(call, job), word_shown(&words_names_shown, job->names));
	done = call_begin(call, 0, err);
	for (size_t i = 0; done && i < job->people_n; i++) {
		call->audit_person_id = job->people[i];
		done = call_audit(call, "done", call->audit_detail, err);
	}
	call->audit_person_id = 0;
	done = done && call_commit(call, err);
	call_cancel(call);
	return done;
}

bool command_calendar_export(struct call *call, struct result *out, struct err *err)
{
	struct str bytes = {0};
	struct job job = {0};

	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool done = collect(call, &job, err);
	store_end(call->store);
	if (!done)
		return false;
	make_bytes(call, &job, &bytes);
	done = audit_first(call, &job, err) &&
	       file_write_audited(call, job.path, job.replace, &bytes, err);
	str_free(&bytes);
	return done &&
	       call_done(call, out, "Wrote %s to %s, with %s.", counts(call, &job), job.path,
		       job.names == NAMES_FULL	     ? "full names"
		       : job.names == NAMES_INITIALS ? "initials"
						     : "NHS Numbers");
}
