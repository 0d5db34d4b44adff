/* What a person can do. commands.def is the one table; command_run() the only way in: it asks
 * whether the worker may, finds the person, opens the transaction, calls the handler, writes the
 * audit row, and commits. Looking at a record is a command too. */
#ifndef CASELOAD_COMMAND_COMMAND_H
#define CASELOAD_COMMAND_COMMAND_H

#include <caseload/access.h>
#include <caseload/audit.h>
#include <caseload/caseload.h>
#include <caseload/command/args.h>
#include <caseload/register.h>
#include <caseload/setting.h>
#include <caseload/team.h>
#include <caseload/worker.h>

enum touches { TOUCH_NONE, TOUCH_VIEW, TOUCH_CHANGE, TOUCH_DISCLOSE };

/* Where a command is offered. */
enum where {
	IN_SHELL = 1 << 0,
	IN_BOARD = 1 << 1,
	IN_PERSON = 1 << 2,
	IN_PLAN = 1 << 3,
	IN_PREVIEW = 1 << 4, /* print and import previews */
	IN_LISTS = 1 << 5,   /* every list */
	IN_TEXT = 1 << 6,
	IN_FORM = 1 << 7,
	EVERYWHERE = 1 << 8, /* on every screen */
	IN_CALENDAR = 1 << 9,
	IN_LEADS = 1 << 10,
	IN_ACTIONS = 1 << 11,
	IN_RESULT = 1 << 12,   /* what a command listed */
	IN_RISK = 1 << 13,     /* strata, work lists, register, matching */
	IN_REGISTER = 1 << 14, /* the 2% register and its candidates */
	IN_MATCH = 1 << 15,    /* a ward list held against the team's people */
	IN_PEOPLE = 1 << 16,   /* work lists: people with the reason why, as on the Board */
	IN_SCORE = 1 << 17,    /* one score with its parts */
	IN_INSTRUMENTS = 1 << 18,
	IN_MEETING = 1 << 19, /* agenda, and what follows from a meeting */
	IN_ROOM = 1 << 20,    /* one case of a meeting that is open */
	IN_FAULTS = 1 << 21,  /* what is wrong with the cases */
	IN_REPORTS = 1 << 22, /* what can be printed: the screen lists every row that says so */
	IN_MEASURES = 1 << 23,
	IN_SHEET = 1 << 24, /* the rows of a printed list that came back */
	IN_PAPER = 1 << 25, /* print preview */
};

/* Beside the capabilities of access.h, what must be so before the handler runs. */
enum needs {
	NEEDS_STORE = 1 << 16,	 /* an open store and an acting worker */
	NEEDS_PERSON = 1 << 17,	 /* argument `person`, known to the team */
	NEEDS_EPISODE = 1 << 18, /* ... with an open episode in the team */
	NEEDS_OTHER = 1 << 19,	 /* makes its own transactions (backup, import, demo) */
	FINAL = 1 << 20,	 /* cannot be undone; command/undo.c has the sentence why */
};

enum command_id {
#define COMMAND(id, handler, name, keys, where, needs, args, touches, summary, detail) CMD_##id,
#define SCREEN_COMMAND(id, name, keys, where, summary, detail) CMD_##id,
#include <caseload/commands.def>
#undef COMMAND
#undef SCREEN_COMMAND
	CMD_COUNT
};

struct command {
	enum command_id id;
	const char *name; /* "lead assign"; for a screen's own command what the palette shows */
	const char *keys; /* "F9 P": names of keys with spaces between; "" none */
	unsigned where;
	unsigned needs;
	const char *args; /* "<person> <worker> --reason TEXT [--on DATE]"; see args_spec below */
	enum touches touches;
	const char *summary; /* "Assign a lead professional" */
	const char *detail;  /* a paragraph for help and the man page */
	bool shell;	     /* false: only on screen */
};
const struct command *command_get(enum command_id id);
/* By the words of its name ("plan need add"); *used says how many of the words it took. */
const struct command *command_named(int words_n, char *const words[], int *used);

/* The argument notation, read once for shell, help, completion and man page:
 *   <name>  <name:TYPE>  [<name>]   by place
 *   --name TYPE  [--name TYPE]      by name;  [--name]  a flag
 * TYPE: TEXT, LONG (text that may be long; `-` reads standard input), DATE, NUMBER, FILE, CODE,
 * PERSON, WORKER, or {list} for one of words.def's lists. By place without a type: person, worker
 * and file are PERSON, WORKER and FILE, date is DATE, others TEXT. */
struct arg_spec {
	char name[24];
	char type[24]; /* "" for a flag; "{band}" for a list */
	bool by_place, required;
};
enum { ARG_SPECS_MAX = 40 };
size_t command_args(const struct command *command, struct arg_spec specs[static ARG_SPECS_MAX]);

/* ---- session ---- */

struct session;
struct session_options {
	const char *store; /* path */
	const char *login; /* of the operating system's user */
	const char *as;	   /* NULL, or a login to act as where the store allows it */
	bool read_only;	   /* nothing may be changed; looking is still written to the audit */
};
/* ERR_DENIED where the login is nobody's, or --as is not allowed here. */
bool session_open(const struct session_options *options, struct session **out, struct err *err);
void session_close(struct session *session); /* NULL is fine */
const struct worker *session_worker(const struct session *session);
const struct team *session_team(const struct session *session);
const char *session_store(const struct session *session); /* path; NULL in memory */
struct date session_today(const struct session *session);
const struct holidays *session_holidays(const struct session *session);
bool session_may(
	const struct session *session, enum command_id id); /* by role: for what is offered */
/* Called about four times a second in long work; false stops it cleanly. */
typedef bool (*progress_fn)(void *data, const char *what, int64_t done, int64_t total);
void session_set_progress(struct session *session, progress_fn progress, void *data);

/* ---- running ---- */

enum result_kind {
	RESULT_MESSAGE,	    /* only the message */
	RESULT_CASES,	    /* struct case_list * */
	RESULT_PEOPLE,	    /* struct case_row [n]: what find found */
	RESULT_PERSON,	    /* struct person_record * */
	RESULT_PLAN,	    /* struct plan *, with the person's record in `about` */
	RESULT_PLANS,	    /* struct plan [n] without their parts */
	RESULT_REVIEWS,	    /* struct review [n] */
	RESULT_DUES,	    /* struct due [n] */
	RESULT_ACTIONS,	    /* struct action [n] */
	RESULT_WORKERS,	    /* struct worker [n] */
	RESULT_LOAD,	    /* struct worker [n] with cases, weight, late, bands, away */
	RESULT_PROPOSALS,   /* struct proposal [n] */
	RESULT_ABSENCES,    /* struct absence [n] */
	RESULT_TEAM,	    /* struct team * */
	RESULT_PRACTICES,   /* struct practice [n] */
	RESULT_REGISTER,    /* struct register_line [n]: practices, then the team where n > 1 */
	RESULT_SCORES,	    /* struct risk_explained [n], with the person's record in `about` */
	RESULT_IMPORT,	    /* struct import_report * */
	RESULT_IMPORT_RUNS, /* struct import_run [n] */
	RESULT_AUDIT,	    /* struct audit [n] */
	RESULT_DRAFTS,	    /* struct draft [n] */
	RESULT_SETTINGS,    /* struct setting [n]: all there are, then saved filters and keys */
	RESULT_PAPER,	    /* struct paper *: a sheet and its pages */
	RESULT_CHECKS,	    /* struct check [n]: doctor */
	RESULT_CHANGES,	    /* struct change [n]: what undo can take back */
	RESULT_HISTORY,	    /* struct history [n]: who looked at a person's record or changed it */
	RESULT_REGISTER_PEOPLE, /* struct register_case [n]: behind a figure of the register */
	RESULT_CANDIDATES,	/* struct candidate_list * */
	RESULT_INSTRUMENTS,	/* struct risk_instrument [n] */
	RESULT_TRIED,		/* struct tried *: an instrument on a file of values (tried.h) */
	RESULT_FAULTS,		/* struct instrument_fault [n]: of a definition that is refused */
	RESULT_FACTORS,		/* struct risk_input [n], with the person's record in `about` */
	RESULT_STRATA,		/* struct strata_row [n] */
	RESULT_WORK,		/* struct work_list * */
	RESULT_MATCHES,		/* struct match [n]: a ward list, ours first */
	RESULT_DUPLICATES,	/* struct duplicate [n]: who may be here twice (link.h) */
	RESULT_PAIR,		/* struct person_pair *: two people side by side */
	RESULT_MEETINGS,	/* struct meeting [n] */
	RESULT_MEETING,		/* struct meeting_record * */
	RESULT_CASE,		/* struct case_page *, with the person's record in `about` */
	RESULT_ENTRIES,		/* struct case_item [n]: of a person, or whom to tell */
	RESULT_AGENDA_RULES,	/* struct agenda_rule [n] */
	RESULT_CASE_FAULTS,   /* struct case_fault [n]: what is wrong with the cases, worst first */
	RESULT_MEASURES,      /* struct measure [n] */
	RESULT_MEASURE_ROWS,  /* struct measure_row [n]: behind one measure */
	RESULT_CHASE,	      /* struct action_owner [n]: actions by owner (action.h) */
	RESULT_RULES,	      /* struct deadline_rule [n] */
	RESULT_CLOCKS,	      /* struct clock_stop [n] */
	RESULT_REFERRALS,     /* struct referral [n] */
	RESULT_REQUESTS,      /* struct access_request [n] */
	RESULT_HOLIDAYS,      /* struct holiday [n]; of an import with what became of each */
	RESULT_COPIES,	      /* struct copy [n], of one person */
	RESULT_COPIES_OUT,    /* struct copy [n], of many: those that are out */
	RESULT_LETTERS,	      /* struct letter [n] */
	RESULT_TEMPLATES,     /* struct letter_template [n] */
	RESULT_SHEETS,	      /* struct printed_list [n] */
	RESULT_SHEET_ROWS,    /* struct printed_row [n] */
	RESULT_TARGETS,	      /* struct measure_target [n] */
	RESULT_CARERS,	      /* struct carer [n] */
	RESULT_LETTER_FIELDS, /* struct letter_field [n] */
	RESULT_PRINTERS,      /* struct printer [n] */
};
struct result {
	enum result_kind kind;
	void *value;
	size_t n;
	const struct person_record *about; /* where a person is what it is about; may be NULL */
	const char *message; /* past tense, with the object: "Booked a review for ... on ..." */
	const char *uid;     /* of what was made or changed; may be NULL */
	int64_t version;     /* of what was changed, for the next save */
	int64_t person_id; /* whom what was undone or done again is about; 0: nobody, or several */
};

/* Runs one command. Everything in *out lives in `arena`.
 * A change may be sent with an argument `draft`, the place of the worker's own draft it was typed
 * in: that draft is put away in the same transaction. */
bool command_run(struct session *session, enum command_id id, const struct args *args,
	struct arena *arena, struct result *out, struct err *err);

/* The same change for several people, all or none: one save, one change to undo, a row of the audit
 * for each. Every args of the list names its person; the first refusal says whose it is. The
 * message says how many and names three. For rows that change something, with NEEDS_PERSON and
 * without NEEDS_OTHER. */
enum { MANY_MOST = 200 };
bool command_run_many(struct session *session, enum command_id id, const struct args *list,
	size_t n, struct arena *arena, struct result *out, struct err *err);

/* ---- shapes of answers that are no record ---- */

struct case_list {
	struct case_row *rows;
	size_t n;
	struct case_counts
		*counts;   /* over everyone the filter matches; zero on a page after the first */
	int64_t total;	   /* how many match; on a page after the first: up to its end */
	const char *title; /* "My caseload", "Today" ... */
	/* On the first page: everyone in order, so that a screen can ask for the rest by --only;
	 * how far the audit went then (for list news); for the scope today what else waits. */
	int64_t *ids;
	size_t ids_n;
	int64_t seq;
	struct case_waiting waiting;
	const char *means; /* "due Fri 13-Mar-2026": the text was a day; NULL words */
	struct date as_at; /* as it stood at the end of that day; none: as it stands */
};
/* The day from which such a list is late, expired, due. */
struct date case_list_day(const struct case_list *list, struct date today);

enum row_outcome {
	ROW_NEW,
	ROW_CHANGED,
	ROW_MOVED_BAND,
	ROW_UNCHANGED,
	ROW_REFUSED,
	ROW_REPAIRED,
	ROW_DUPLICATE, /* possible namesake or duplicate of someone known */
	ROW_MISSING,   /* was on the last list, is not on this one: reported, never a discharge */
};
struct import_row {
	enum row_outcome outcome;
	int64_t line;
	const char *nhs_number; /* NULL where the row had none that could be read */
	const char *name;	/* as shown; "" */
	const char *field;	/* refused, repaired: the column; changed: the fields */
	const char *reason;	/* a sentence */
	int band_before, band;	/* enum band */
	struct score score;
};
struct import_report {
	const char *run; /* uid; NULL in a dry run */
	const char *shape;
	const char *encoding;
	const char *file_name, *file_hash;
	struct date run_date;
	const char *instrument, *lawful_basis, *practice;
	int64_t rows, people, added, changed, moved_band, unchanged, refused, repaired;
	int64_t missing_from_list, possible_duplicates;
	bool dry_run;
	struct import_row *items; /* in line order; at most what was asked for */
	size_t n;
	const char **remarks; /* "The list is 21 days old.", "Practice C99999 is not known: ..." */
	size_t remarks_n;
};

struct sheet;
struct paper_page {
	const char **lines;
	size_t n;
};
/* Of a run of several papers: somebody who is left out and why, or what whoever sends theirs should
 * know. */
struct paper_note {
	const char *who, *words;
	bool left_out;
};
struct paper {
	struct sheet **sheets; /* one after another, each with pages of its own; at least one */
	size_t sheets_n;
	struct paper_page *pages; /* of all of them as text, for the preview */
	size_t pages_n;
	int64_t people;
	const char *title;
	const char *written_to; /* file or printer; NULL: nowhere yet */
	/* What printing would do, in one sentence for the question before: pages, people, printer. A
	 * preview that names --to or --printer counts the pages as they will be printed there, and is
	 * refused where the printing would be. */
	const char *sentence;
	const char *remark; /* what will not be as it should: "No font has ..."; "" nothing */
	bool large;	    /* all in large print; the pages as text do not show it */
	/* Of a plan, else NULL: "Version 2, agreed; a draft is newer"; and who is to get it, what that
	 * replaces, what paper cannot give them: sentences with a space before each. */
	const char *version, *meaning;
	const struct paper_note *notes;
	size_t notes_n;
};

/* Who could come onto the register: the rows of one practice after another, as they are cut. */
struct candidate_list {
	const char *instrument; /* whose scores these are; "" nobody is scored */
	struct candidate_cut *cuts;
	size_t cuts_n;
	struct candidate *rows;
	size_t n;
};

struct check {
	const char *name;
	const char *state; /* "ok", "note", "problem" */
	const char *text;
};

#endif
