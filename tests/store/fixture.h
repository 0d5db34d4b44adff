/* A store in memory for one test: a team, a worker, a person with an episode on the register, and a
 * save begun. */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include <caseload/episode.h>
#include <caseload/person.h>
#include <caseload/store/store.h>
#include <caseload/team.h>
#include <caseload/worker.h>

extern struct arena *arena;
extern struct store *store;
extern struct err err;
extern struct team team;
extern struct worker worker;
extern struct person person;
extern struct episode episode;
extern const struct date today; /* 12 March 2026 */

void begin(void);
void commit(void);
void open_store(void);
void close_store(void);

#endif
