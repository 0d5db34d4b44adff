/* Results and errors as JSON and CSV: the names scripts may rely on. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdio.h>

#include <caseload/base/csv_write.h>
#include <caseload/base/json.h>
#include <caseload/command/command.h>
#include <caseload/history.h>
#include <caseload/risk.h>

/* A new reference. A list is an array, a record an object, a message {message, uid, version}. */
json_t *result_json(const struct result *result);
json_t *changes_json(const struct history *entries, size_t n);
json_t *error_json(const char *code, const char *field, const char *message);
/* The same, written at once: a long list row by row, so that it never lies in memory whole. */
void print_result_json(FILE *to, const struct result *result);
/* json_register.c */
json_t *register_json(const struct register_line *lines, size_t n);
json_t *candidates_json(const struct candidate_list *list);
/* tried.c */
struct tried;
struct instrument_fault;
json_t *tried_json(const struct tried *tried);
json_t *faults_json(const struct instrument_fault *faults, size_t n);
void tried_csv(struct csv_writer *csv, const struct tried *tried, struct arena *arena);
/* Compact, UTF-8, one newline; takes the reference. */
void print_json(FILE *to, json_t *value);

/* False where the result is no list. */
bool print_csv(FILE *to, const struct result *result, struct arena *arena);

/* json_risk.c */
json_t *scores_json(const struct risk_explained *list, size_t n);
json_t *percentile_json(const struct risk_score *score);

/* Of the lists whose rows are what their shape says and nothing more; NULL for the others. */
const struct shape *json_list_shape(enum result_kind kind);

/* json_meeting.c */
struct meeting_record;
struct case_page;
struct case_item;
json_t *meeting_json(const struct meeting_record *record);
json_t *case_json(const struct case_page *page);
json_t *entries_json(const struct case_item *items, size_t n);

/* json_measure.c */
struct measure;
json_t *measures_json(const struct measure *list, size_t n);

/* json_person.c */
struct person_record;
struct plan;
json_t *person_json(const struct person_record *r);
json_t *plan_json(const struct plan *plan);

/* json_link.c */
struct duplicate;
struct person_pair;
json_t *duplicates_json(const struct duplicate *list, size_t n);
json_t *pair_json(const struct person_pair *pair);

#endif
