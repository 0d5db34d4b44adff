/* The caseload the expectations are tried on: thirteen people by name, two of them namesakes of
 * others, 46 in all with Jo Patel as their lead, on 12 March 2026 at 14:05. It is made once for the
 * run, by the commands; each test has a copy.
 *
 * Keys are written as a person names them ("<F3>okon<Enter>"), sent one by one, and counted. */
#ifndef TESTS_EXPECT_SKETCH_H
#define TESTS_EXPECT_SKETCH_H

#include "../screen/stage.h"
#include "keys.h"

struct sketch {
	struct stage stage;
	struct session *other; /* M Lewis, at another terminal */
	size_t keys;	       /* pressed so far */
};

void sketch_open(struct sketch *s, int rows, int cols);
void sketch_open_with(struct sketch *s, int rows, int cols, const struct screen_options *options);
void sketch_close(struct sketch *s);

/* Key by key, each with its own picture, as a person types. */
void sketch_press(struct sketch *s, const char *keys);
/* All bytes in one burst, as they come over a slow line. */
void sketch_burst(struct sketch *s, const char *keys);
void sketch_paste(struct sketch *s, const char *text);
/* After the quarter of a second in which a question is deaf. */
void sketch_answer(struct sketch *s, const char *keys);

/* What a query answers, as text; "" for nothing. Borrowed until the next. */
const char *sketch_db(struct sketch *s, const char *sql);
#define SKETCH_DB(s, sql, wanted)                                                                  \
	cr_assert_str_eq(sketch_db((s), (sql)), (wanted),                                          \
		"%s:%d: %s gives \"%s\", not \"%s\"\n%s", __FILE__, __LINE__, (sql),               \
		sketch_db((s), (sql)), (wanted), vt_screen((s)->stage.vt))
#define SKETCH_SEES(s, text) STAGE_SEES(&(s)->stage, (text))
#define SKETCH_NOT(s, text) STAGE_NOT(&(s)->stage, (text))

int sketch_focus_row(struct sketch *s); /* the one row that begins with `>`; -1 none or more */
const char *sketch_row(struct sketch *s, int row); /* borrowed until the test ends */
const char *sketch_message(struct sketch *s);	   /* row h-1 */
const char *sketch_screen(struct sketch *s);	   /* copied: outlives the next key */
/* The other worker runs a command. */
void sketch_other(struct sketch *s, enum command_id id, ...) __attribute__((sentinel));

#endif
