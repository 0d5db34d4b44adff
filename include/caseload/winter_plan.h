/* A plan for cold weather, offered each winter to everyone of 85 and over (field 3.6). */
#ifndef CASELOAD_WINTER_PLAN_H
#define CASELOAD_WINTER_PLAN_H

#include <caseload/words.h>

struct winter_plan {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t person_id;
	int64_t winter;		/* the year it begins in: 2025 is 1 October 2025 to 31 March 2026 */
	int answer;		/* enum winter_answer; each of them says that it was offered */
	struct date on;		/* of the answer */
	struct date offered_on; /* first */
	const char *note;
};
extern const struct shape winter_plan_shape;

enum { WINTER_PLAN_AGE = 85 };

/* The winter of a day: from April to September the one that is over. */
int64_t winter_of(struct date on);
struct date winter_first(int64_t winter);
struct date winter_last(int64_t winter);
/* "2025/26" */
char *winter_words(int64_t winter, struct arena *arena);
/* The answer belongs to a day of its winter that has come. */
bool winter_plan_check(const struct winter_plan *plan, struct date today, struct err *err);

#endif
