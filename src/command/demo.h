/* The demonstration caseload: invented people, and what is said about them. */
#ifndef COMMAND_DEMO_H
#define COMMAND_DEMO_H

#include "inside.h"

enum { DEMO_PEOPLE = 420, DEMO_WORKERS = 12, DEMO_PRACTICES = 4, DEMO_NEEDS = 3 };

struct demo_worker {
	const char *name, *login, *profession, *registration;
	int wte, capacity;
	bool leads;
};
extern const struct demo_worker demo_workers[DEMO_WORKERS];

struct demo_practice {
	const char *code, *name, *address, *postcode, *phone, *gp;
	int adults, all_ages;
};
extern const struct demo_practice demo_practices[DEMO_PRACTICES];

struct demo_name {
	const char *family, *given;
	char gender; /* 'F' or 'M' */
};
extern const struct demo_name
	demo_names[]; /* whole names that must be there, then parts to combine */
extern const size_t demo_names_n;
extern const char *const demo_families[], *const demo_women[], *const demo_men[];
extern const size_t demo_families_n, demo_women_n, demo_men_n;
extern const char *const demo_streets[];
extern const size_t demo_streets_n;

struct demo_need {
	const char *text, *domain, *goal, *action, *who;
};
/* A story: what a person of this kind says, needs, and has happen to them. */
struct demo_story {
	const char *matters, *people, *communication, *please_do, *support, *strengths, *summary;
	struct demo_need needs[DEMO_NEEDS];
	const char *trigger, *what_to_do, *ring, *medicines;
	const char *event, *event_text, *note, *action;
};
extern const struct demo_story demo_stories[];
extern const size_t demo_stories_n;

/* Deterministic numbers: the same seed, the same caseload. */
struct demo_dice {
	uint64_t state;
};
unsigned demo_roll(struct demo_dice *dice, unsigned sides); /* 0 to sides - 1 */
/* The next NHS Number of the 999 range, in an order that looks like none; *counter begins at 0.
 * False when all 909,090 have been given. */
bool demo_nhs_number(unsigned *counter, char out[static NHS_NUMBER_SIZE]);

bool demo_play(struct call *call, const char *path, struct err *err);
/* `people` in teams of 20,000, for measuring: people, scores, episodes, plans, reviews. */
bool demo_bulk(struct call *call, const char *path, int64_t people, struct err *err);

#endif
