/* A list that was printed: what it said then, for what changed since, and for what comes back written
 * on it. "Sheet 12" on the paper is the number here. */
#ifndef CASELOAD_PRINTED_LIST_H
#define CASELOAD_PRINTED_LIST_H

#include <caseload/base/err.h>
#include <caseload/base/shape.h>
#include <caseload/words.h>

struct printed_list {
	int64_t sheet; /* the number on the paper */
	const char *uid;
	int64_t team_id;
	int kind; /* enum printed_kind */
	int64_t worker_id;
	const char *worker; /* whose caseload; NULL: the team's */
	const char *printed_at;
	int64_t printed_by_id;
	const char *printed_by;
	int64_t people;
	int64_t rows;
	int64_t changes; /* how far the changes to records went when it was printed */
	bool mine;	 /* I printed it */
};
extern const struct shape printed_list_shape;

/* A numbered row: about a person, or about one action of theirs. What it said stands beside how it is
 * now. Of somebody whom the team no longer knows nothing but the row is told. */
struct printed_row {
	int64_t sheet, row;
	int64_t person_id, action_id; /* action_id 0: about the person */
	/* as printed */
	int band;
	int64_t lead_id;
	const char *lead;
	int plan_status;
	int64_t review_id; /* the next; 0 none */
	struct date review_due;
	int64_t open_actions;
	/* who; NULL where the team no longer knows them */
	const char *person; /* "OKONKWO, Adaeze" */
	const char *person_uid, *nhs_number;
	bool known;
	bool on_register;
	/* now */
	int band_now;
	int64_t lead_now_id;
	const char *lead_now;
	int plan_now;
	struct date review_now;
	int64_t open_now;
	int review_status; /* enum review_status, of the review that was printed */
	struct date held_on;
	const char *held_by;
	/* of a row about an action */
	const char *action_uid, *what, *owner;
	struct date action_due;
	int action_status; /* enum action_status; none: it was taken back */
	struct date closed_on;
	const char *closed_by;
};
extern const struct shape printed_row_shape;

/* "Sheet 12, supervision sheet of Jo Patel, printed 12-Mar-2026 14:05 by Mary Lewis" */
const char *printed_list_words(const struct printed_list *list, struct arena *arena);
/* What a row stands for: "Action: Ring the OT", "Review due 12-Mar-2026", "No review booked". */
const char *printed_row_what(const struct printed_row *row, struct arena *arena);
/* What became of it since: "closed on 12-Mar-2026 by A Brown", "review held on 11-Mar-2026 by J Patel",
 * "review moved to 20-Mar-2026", "no longer on the register"; "" nothing did. */
const char *printed_row_since(const struct printed_row *row, struct arena *arena);

/* ---- what changed since one was printed ---- */

/* Somebody who was on it and is not on the list now. */
struct printed_gone {
	int64_t person_id;
	const char *nhs_number, *family, *given, *title; /* NULL: not known to the team any more */
	struct date born, died;
	bool known, on_register;
	const char *lead_now;
	struct date ended_on;
	int end_reason; /* enum end_reason */
};
/* How many actions about somebody were closed. */
struct printed_closed {
	int64_t person_id, n;
};
/* A list, and what the records say of it now: rows about people, in any order. */
struct printed_then {
	struct printed_list list;
	const struct printed_row *rows;
	size_t rows_n;
	const struct printed_gone *gone;
	size_t gone_n;
	const struct printed_closed *closed; /* by person_id */
	size_t closed_n;
};

enum list_change {
	LIST_NEW,
	LIST_GONE,
	LIST_BAND_UP,
	LIST_BAND_DOWN,
	LIST_LEAD,
	LIST_PLAN,    /* agreed now */
	LIST_HELD,    /* a review was */
	LIST_LATE,    /* the review was not late then */
	LIST_ACTIONS, /* closed */
	LIST_CHANGES
};
const char *list_change_words(enum list_change kind); /* "New on the list" */
/* One thing about one person. */
struct list_difference {
	enum list_change kind;
	const char *nhs_number, *family, *given, *title; /* NULL: the team no longer knows them */
	const char *text; /* "RISING, now HIGH", "Ended 03-Mar-2026: moved away" */
	int64_t n;	  /* LIST_ACTIONS: how many; 1 else */
	struct date born;
};
/* What changed between the list and the people now on it: by kind, and within a kind in the order of
 * `now`, those who are gone in that of the list. Takes as long as sorting both. */
struct case_row;
struct list_difference *list_differences(const struct printed_then *then,
	const struct case_row *now, size_t now_n, struct date today, struct arena *arena,
	size_t *out_n);

/* What the papers say beside the counts: open actions, and who was not told who leads. */
struct summary_more {
	int64_t open, late_actions;
	int64_t untold, late_untold; /* past the day for it */
};
/* When one of a lead's people was last in contact. */
struct supervised_contact {
	int64_t person_id;
	struct date last_contact;
};

/* ---- what was written on the paper ---- */

enum sheet_verb { SHEET_DONE, SHEET_HELD, SHEET_REVIEW, SHEET_NOTE, SHEET_ACTION };
/* "7 done", "done 7", "7 d fri bp ok", "7 review fri", "7 r 2w", "7 held 10 mar", "7 note rang the
 * daughter", "7 action ring OT / lewis / fri". */
struct sheet_line {
	int64_t row;
	enum sheet_verb verb;
	struct date on;	  /* SHEET_DONE, SHEET_HELD: when, none: today. SHEET_REVIEW: for when */
	const char *text; /* outcome, note; of an action what is to be done; "" none */
	/* SHEET_ACTION: as they were typed, "" not said. Without slashes the last words may be a day, and
	 * the word before it who: `who_is_a_guess`, where nobody is called so it belongs to `text`. */
	const char *who, *when;
	bool who_is_a_guess;
};
/* ERR_INVALID "line" where it cannot be understood. */
bool sheet_line_read(const char *text, struct date today, const struct holidays *holidays,
	struct arena *arena, struct sheet_line *out, struct err *err);

#endif
