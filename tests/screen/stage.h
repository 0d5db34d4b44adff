/* A program on a stage: a store made by commands, a terminal of a given size, and the loop, all in
 * this process. Keys go in as bytes, what was drawn is read back from the terminal. */
#ifndef TESTS_SCREEN_STAGE_H
#define TESTS_SCREEN_STAGE_H

#include <criterion/criterion.h>
#include <string.h>

#include "../../src/screen/app.h"
#include "../command/fixture.h"
#include "vt.h"

struct stage {
	struct fixture f;
	struct vt *vt;
	struct app *app;
	bool running; /* false once the program wanted to end */
};

#define KEY_ESC "\033"
#define KEY_UP "\033[A"
#define KEY_DOWN "\033[B"
#define KEY_F1 "\033OP"
#define KEY_F2 "\033OQ"
#define KEY_F3 "\033OR"
#define KEY_F5 "\033[15~"
#define KEY_F12 "\033[24~"

void stage_store(struct stage *s); /* the store alone: fill s->f before stage_open() */
/* OKONKWO Adaeze (late, with the acting worker as lead), SMITH Margaret twice, on the register. */
void stage_people(struct stage *s);
void stage_open(
	struct stage *s, int rows, int cols, const struct screen_options *options); /* NULL: none */
void stage_close(struct stage *s);
/* Sends the bytes, lets the loop take all of them and draw. */
void stage_send(struct stage *s, const char *bytes);
/* A question that protects something is deaf at first: from here on it hears. */
void stage_pass_deafness(struct stage *s);
void stage_resize(struct stage *s, int rows, int cols);
bool stage_sees(struct stage *s, const char *text);
/* The text must be there; the screen is shown where it is not. */
#define STAGE_SEES(s, text)                                                                        \
	cr_assert(stage_sees((s), (text)), "%s:%d: no \"%s\" in\n%s", __FILE__, __LINE__, (text),  \
		vt_screen((s)->vt))
#define STAGE_NOT(s, text)                                                                         \
	cr_assert(!stage_sees((s), (text)), "%s:%d: \"%s\" in\n%s", __FILE__, __LINE__, (text),    \
		vt_screen((s)->vt))

#endif
