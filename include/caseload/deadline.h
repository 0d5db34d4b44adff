/* Due, due soon, overdue: the one definition, used by list, count, print and export alike. */
#ifndef CASELOAD_DEADLINE_H
#define CASELOAD_DEADLINE_H

#include <stdint.h>

#include <caseload/base/date.h>

enum deadline_state { DEADLINE_NONE, DEADLINE_AHEAD, DEADLINE_SOON, DEADLINE_TODAY, DEADLINE_LATE };

/* Late from the day after the due date; soon within `soon_days` before it. */
enum deadline_state deadline_state(struct date due, struct date today, int64_t soon_days);
long deadline_late_days(struct date due, struct date today); /* 0 when not late or no date */
/* "4d late", "today", "in 4d", "in 13w"; "" where there is no date. */
const char *deadline_words(struct date due, struct date today, char buffer[static 16]);
/* "4 days late", "due today", "due in 4 days": for paper and speech. */
const char *deadline_sentence(struct date due, struct date today, char buffer[static 32]);

#endif
