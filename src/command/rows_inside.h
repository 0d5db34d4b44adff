/* Between the files that make rows. */
#ifndef COMMAND_ROWS_INSIDE_H
#define COMMAND_ROWS_INSIDE_H

#include <caseload/command/rows.h>
#include <caseload/work_list.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* rows_care.c: cases, plans, reviews, actions. */
void rows_care(struct rows *rows, const struct result *result, struct date today);
/* Fills `rows` where the result is a list of the service's; else leaves it without columns. */
void rows_service(struct rows *rows, const struct result *result);
/* rows_strata.c */
void rows_strata(struct rows *rows, const struct strata_row *list, size_t n);
void rows_work(struct rows *rows, const struct work_list *list, struct date today);

/* rows_link.c: likewise for who may be here twice. */
void rows_link(struct rows *rows, const struct result *result);

/* rows_meeting.c */
void rows_meeting(struct rows *rows, const struct result *result);

/* rows_sheet.c: printed lists, and the rows of one. */
void rows_sheet(struct rows *rows, const struct result *result);

/* rows_measure.c: faults of cases, measures, and what is behind one. */
void rows_measure(struct rows *rows, const struct result *result);

/* rows_figures.c */
struct printer;
void rows_printers(struct rows *rows, const struct printer *list, size_t n);
struct measure_target;
void rows_targets(struct rows *rows, const struct measure_target *list, size_t n);
/* rows_copy.c */
struct copy;
void rows_copies(struct rows *rows, const struct copy *list, size_t n);
void rows_copies_out(struct rows *rows, const struct copy *list, size_t n);

/* rows_deadline.c: what is due, its rules, clocks, referrals, requests and bank holidays; likewise. */
void rows_deadline(struct rows *rows, const struct result *result, struct date today);

/* rows_letter.c */
void rows_letter(struct rows *rows, const struct result *result, struct date today);

/* rows_register.c */
void rows_register(struct rows *rows, const struct register_line *lines, size_t n);
void rows_register_people(struct rows *rows, const struct register_case *list, size_t n);
void rows_candidates(struct rows *rows, const struct candidate_list *list);
/* rows_tried.c */
struct tried;
struct instrument_fault;
void rows_tried(struct rows *rows, const struct tried *tried);
void rows_faults(struct rows *rows, const struct instrument_fault *faults, size_t n);
/* Scores, instruments and what scores are computed from. */
void rows_risk(struct rows *rows, const struct result *result);

#endif
