/* What the files about meetings share. */
#ifndef COMMAND_MEETINGS_H
#define COMMAND_MEETINGS_H

#include <caseload/meeting.h>

#include "care.h"

/* The meeting that the argument `meeting` names by its uid, the beginning of it, or its day; without
 * it the one that is open, else suspended, else the next. ERR_NOT_FOUND says how to plan one. */
bool meetings_find(struct call *call, struct meeting *out, struct err *err);
/* The same, refused where it is closed or cancelled. */
bool meetings_find_waiting(struct call *call, struct meeting *out, struct err *err);
/* The same, refused unless it is open. */
bool meetings_find_open(struct call *call, struct meeting *out, struct err *err);
/* All that hangs on it; seats without the caller's own. */
bool meetings_record(struct call *call, const struct meeting *meeting, struct meeting_record **out,
	struct err *err);
/* The entry of the call's person in it; ERR_NOT_FOUND where they are not on its agenda. */
bool meetings_case(
	struct call *call, const struct meeting *meeting, struct case_item *out, struct err *err);
/* The same in a meeting that can still be changed: *meeting is found, and the case not taken off. */
bool meetings_case_waiting(
	struct call *call, struct meeting *meeting, struct case_item *out, struct err *err);
/* What came of a change to a case: its uid, version, and what the audit says. */
void meetings_said(
	struct call *call, struct result *out, const struct case_item *item, const char *detail);
/* "the meeting of Thu 12-Mar-2026" */
const char *meetings_words(struct call *call, const struct meeting *meeting);
/* The same at the beginning of a sentence. */
const char *meetings_words_begin(struct call *call, const struct meeting *meeting);
/* Actions asked for at it. */
bool meetings_actions(
	struct call *call, int64_t meeting_id, struct action **out, size_t *n, struct err *err);

/* meeting_build.c: looks by the team's rules, puts on whom they find, and gives the agenda an order
 * without holes. Inside a save; also for whoever closes a meeting and wants the next one to know. */
struct agenda_count {
	size_t cases, proposed; /* on the agenda, and waiting for time */
	size_t added, gone;	/* by this building */
	int64_t *people;	/* whom it put on or took off */
	size_t people_n, people_room;
};
/* The next one about the same people that is planned and takes names: what was just closed or
 * cancelled is carried over to it. *words says so, after a blank; "" where there is none. */
bool meetings_build_next(
	struct call *call, const struct meeting *meeting, const char **words, struct err *err);
/* A row of the audit for each of them. */
void meetings_tell(struct call *call, const struct agenda_count *count);
bool meetings_build(struct call *call, const struct meeting *meeting, struct agenda_count *out,
	struct err *err);
/* "12 cases in 60 minutes, 9 more are proposed." */
const char *meetings_count_words(
	struct call *call, const struct meeting *meeting, const struct agenda_count *count);
/* Fills in what is known of somebody new on an agenda: what they want, what came of last time. */
bool meetings_case_texts(
	struct call *call, struct case_item *item, const struct meeting *meeting, struct err *err);
/* meeting_agenda.c: the cases in the order in which they are given get the slots 1 to n; first those
 * on the agenda, then those proposed. */
bool meetings_number(struct call *call, struct case_item **order, size_t n, struct err *err);

/* Every change of the call's person since an instant, newest first; without looks, and
 * without what meetings wrote themselves (history.c). */
bool history_since(
	struct call *call, const char *since, struct history **out, size_t *n, struct err *err);

/* Everybody who is expected came: in one save. meeting_came.c */
bool meetings_all_came(struct call *call, struct result *out, struct err *err);

/* ---- meeting_who.c ---- */

/* Whom of those on the list `key` means; *out NULL: nobody. Refused with both names where it may be
 * two. */
bool meetings_attending(struct call *call, struct attendance *list, size_t n, const char *key,
	const char *field, struct attendance **out, struct err *err);
/* The same of the team's workers; id 0: nobody. */
bool meetings_worker(
	struct call *call, const char *key, const char *field, struct worker *out, struct err *err);

#endif
