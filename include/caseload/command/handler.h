/* For handlers only (src/command/): what command_run() hands them.
 * A handler is `bool command_<handler>(struct call *call, struct result *out, struct err *err)`,
 * one for each COMMAND row; it runs inside a transaction that run.c opened (a save, so that the
 * audit row goes with it, unless the row touches nothing) and that run.c commits. Rows with
 * NEEDS_OTHER open their own, and call call_subject() themselves where they are about a person. */
#ifndef CASELOAD_COMMAND_HANDLER_H
#define CASELOAD_COMMAND_HANDLER_H

#include <caseload/command/command.h>
#include <caseload/record.h>
#include <caseload/store/store.h>

struct call {
	const struct command *command;
	struct session *session;
	struct store *store; /* NULL for rows without NEEDS_STORE */
	const struct args *args;
	struct arena *arena;
	const struct worker *worker; /* who acts */
	const struct team *team;
	struct date today;
	const char *now; /* UTC instant */
	const struct holidays *holidays;
	const struct deadline_rules *rules; /* deadline_by(call->rules, RULE_PLAN_DUE, day) */
	/* set for NEEDS_PERSON: the person, and the open episode in this team (NULL none) */
	struct person *person;
	struct episode *episode;
	/* the record that was named, where it is merged into that person's */
	const struct person *came_as;
	/* what the audit row will say; the handler may add to it */
	int64_t audit_person_id;
	const char *audit_object;    /* uid of the record, file hash ... */
	const char *audit_detail;    /* fields, counts, reason: never clinical text */
	const int64_t *audit_people; /* about several: a row of the audit for each of them */
	size_t audit_people_n;
	const char *did, *then;	      /* call_many() */
	int64_t audit_from, audit_to; /* run.c: the rows that this call wrote */
	int64_t undoes;		      /* the change that this one takes back; 0 none */
	/* A row that is in the audit already covers this look: one for a search box, not one for
	 * each pause in typing. */
	bool audited;
	void (*after)(struct call *call); /* once all is committed; NULL nothing */
};

#define COMMAND(id, handler, name, keys, where, needs, args, touches, summary, detail)             \
	bool command_##handler(struct call *call, struct result *out, struct err *err);
#define SCREEN_COMMAND(id, name, keys, where, summary, detail)
#include <caseload/commands.def>
#undef COMMAND
#undef SCREEN_COMMAND

/* In run.c. */
bool call_done(struct call *call, struct result *out, const char *format, ...)
	__attribute__((format(printf, 3, 4))); /* sets out->message; returns true */
/* What was done, for the sentence about several people: "Moved", "to L Evans" make "Moved 3 people
 * to L Evans"; `then` may be NULL. Without it the row's summary is used. */
void call_many(struct call *call, const char *did, const char *then);
bool call_progress(
	struct call *call, const char *what, int64_t done, int64_t total); /* false: stop */
/* Finds a worker by login, uid, unambiguous beginning of the name or of a word of it; ERR_NOT_FOUND
 * says who there is. */
bool call_worker(struct call *call, const char *name, struct worker *out, struct err *err);
/* The same for a text that was found elsewhere: a refusal names `field`. The workers whose ids are in
 * `first` (those who are in the room) are meant before the others of that name. */
bool call_worker_named(struct call *call, const char *field, const char *text, const int64_t *first,
	size_t first_n, struct worker *out, struct err *err);
bool call_date(struct call *call, const char *name, enum date_kind kind, struct date *out,
	struct err *err);
/* The arguments `from` and `to` of a list; unset where they were not given. */
bool call_days(struct call *call, struct date *from, struct date *to, struct err *err);
/* Everything about the person, for result->about and RESULT_PERSON (command/person.c). */
bool call_record(struct call *call, int64_t person_id, struct person_record **out, struct err *err);
/* Recomputes the person's row of risk_current; run.c does it after every change that names a
 * person, handlers that change several do it themselves. */
bool call_refresh(struct call *call, int64_t person_id, struct err *err);
/* For NEEDS_OTHER handlers: fills `person` and `episode`, as run.c does for the others; inside a
 * transaction. */
bool call_subject(struct call *call, struct err *err);
/* Somebody else the call is about, by NHS Number or uid in the argument `name`: known to the team, and
 * a merged record as itself. */
bool call_other(struct call *call, const char *name, struct person *out, struct err *err);
/* For NEEDS_OTHER handlers: begin and commit a save of their own, with the audit row. */
bool call_begin(struct call *call, int64_t import_run_id, struct err *err);
bool call_commit(struct call *call, struct err *err);
void call_cancel(struct call *call);

#endif
