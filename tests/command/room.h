/* A meeting of today with three cases on it, by the commands: Okonkwo and Bell on the register, Cook in
 * nobody's care. The fixture's session is Jo Patel's, who recorded; Mary Lewis has one of her own. */
#ifndef TESTS_COMMAND_ROOM_H
#define TESTS_COMMAND_ROOM_H

#include <caseload/meeting.h>

#include "fixture.h"

#define ADA "9990000018"
#define BEN "9990000026"
#define CAT "9990000034"

struct room {
	struct fixture f;
	struct session *mary;
};

void room_open(struct room *room);  /* planned */
void room_begin(struct room *room); /* and begun */
void room_close(struct room *room);
/* Another meeting: planned, with Okonkwo asked for; the rules bring nobody. */
void room_plan(struct room *room, const char *date);
const struct case_page *room_case(struct room *room, const char *person);
void room_next_day(struct room *room, const char *now);
/* It must be refused with that sentence. */
#define ROOM_NOT(room, sentence, ...)                                                              \
	do {                                                                                       \
		cr_assert(!fixture_run(&(room)->f, __VA_ARGS__), "%s:%d: was done", __FILE__,      \
			__LINE__);                                                                 \
		cr_assert_str_eq((room)->f.err.text, sentence);                                    \
	} while (0)
#define ROOM_SAYS(room, sentence, ...)                                                             \
	do {                                                                                       \
		FIXTURE_OK(&(room)->f, __VA_ARGS__);                                               \
		cr_assert_str_eq((room)->f.result.message, sentence);                              \
	} while (0)

#endif
