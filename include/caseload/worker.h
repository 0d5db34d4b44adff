/* A worker: someone of any profession who acts in a team. */
#ifndef CASELOAD_WORKER_H
#define CASELOAD_WORKER_H

#include <caseload/words.h>

struct worker {
	int64_t id;
	const char *uid;
	int64_t version;
	const char *name;
	int profession; /* enum profession */
	const char *organisation;
	const char *registration; /* body and number, as "NMC 12A3456E" */
	const char *phone;
	const char *email;
	int64_t wte_percent; /* whole-time equivalent in hundredths; 100 is full time */
	int64_t capacity;    /* weighted cases at full time; 0 not set */
	const char *login;   /* the operating system's user name; NULL: cannot act */
	struct date active_from, active_to;
	unsigned roles;	 /* bits 1 << enum role, from the current memberships */
	int64_t team_id; /* of the newest current membership; 0 none */
	/* how much is theirs now, where asked for */
	int64_t cases;
	int64_t weight;
	int64_t late;
	int64_t very_high, high, rising, other; /* of these cases; other: every other band */
	/* away on the day that was asked about; none: here */
	struct date away_until;
	const char *cover; /* who acts meanwhile; NULL nobody */
};
extern const struct shape worker_shape;

/* active_to is the first day they are no longer here: a leaver is out the same day. */
bool worker_is_active(const struct worker *worker, struct date on);
/* Health and social care, as the test of a joint plan asks (field M2). */
bool profession_is_health(enum profession profession);
bool profession_is_social_care(enum profession profession);
/* The roles a profession brings of itself: a social worker writes the social care part. */
unsigned profession_roles(enum profession profession);
/* Weight of a case for balancing: very high 4, high 3, rising 2, others 1. */
int band_weight(enum band band);
/* Weighted cases the worker can carry at the hours they work; 0 not set. */
int64_t worker_capacity(const struct worker *worker);
/* "blue", "green", "amber", "red" against capacity: under 95%, to 100, under 110, from 110
 * (field 6); "" where the capacity is not set. */
const char *load_light(int64_t weight, int64_t capacity);

/* Shares `n` weights out among `k` workers: each goes to the one with the most room left, the first
 * named where two have as much. `room` (capacity less weight) is used up; `to` gets an index for
 * each weight. */
void load_share(const int64_t *weights, size_t n, int64_t *room, size_t k, size_t *to);

#endif
