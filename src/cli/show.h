/* Results for people to read. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include <caseload/command/command.h>
#include <caseload/record.h>

#include "out.h"

void show_result(struct out *out, const struct command *command, const struct result *result,
	struct date today);

/* Of a run of papers: who is left out, then what to know about the others. */
void show_notes(struct out *out, const struct paper *paper);

/* The kinds of their own files. */
void show_person(struct out *out, const struct person_record *record, struct date today);
void show_plan(struct out *out, const struct plan *plan, const struct person_record *about);
/* `new_rows`: those of people who would be new are listed too, not only counted. */
void show_import(struct out *out, const struct import_report *report, bool new_rows);
void show_scores(struct out *out, const struct risk_explained *list, size_t n,
	const struct person_record *about);

struct meeting_record;
struct case_page;
struct case_item;
/* The agenda; with `whole` the minutes: attendance, every entry with its texts, the actions. */
void show_meeting(
	struct out *out, const struct meeting_record *record, bool whole, struct date today);
void show_case(struct out *out, const struct case_page *page, const struct person_record *about,
	struct date today);

/* Shared: "J Patel, Social worker", "999 000 0018" and the like, in the arena. */
const char *shown_number(struct out *out, const char *nhs_number);
const char *shown_date(struct out *out, struct date date);
const char *shown_instant(struct out *out, const char *instant);
/* What to type for the i-th record: the first eight characters of its uid, or the whole uid where
 * two records of the list begin alike. `uids` points to the first record's uid. */
const char *shown_id(struct out *out, const char *const *uids, size_t stride, size_t n, size_t i);
const char *shown_lead(struct out *out, const struct lead *lead, const char *nobody);

#endif
