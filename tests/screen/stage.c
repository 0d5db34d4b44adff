#include "stage.h"

#include <stdlib.h>

#include <caseload/base/clock.h>

void stage_store(struct stage *s)
{
	memset(s, 0, sizeof *s);
	fixture_open(&s->f);
}

void stage_people(struct stage *s)
{
	struct fixture *f = &s->f;
	const char *ada;

	ada = fixture_on_register(f, "Okonkwo", "Adaeze", "9990000018", "14-Jul-1945");
	FIXTURE_OK(
		f, CMD_LEAD_ASSIGN, "person", ada, "worker", "jpatel", "reason", "Knows her", NULL);
	FIXTURE_OK(f, CMD_REVIEW_BOOK, "person", ada, "date", "2026-03-14", NULL);
	fixture_on_register(f, "Smith", "Margaret", "9990000026", "1-Jan-1940");
	fixture_on_register(f, "Smith", "Margaret", "9990000034", "2-Feb-1950");
	fixture_now(f, "2026-03-18T14:05");
}

void stage_open(struct stage *s, int rows, int cols, const struct screen_options *options)
{
	static const struct screen_options none;
	struct term_options term;
	struct err err = {0};

	s->vt = vt_new(rows, cols);
	term = (struct term_options){.in_fd = vt_in_fd(s->vt),
		.out_fd = vt_out_fd(s->vt),
		.type = "xterm-256color",
		.title = "caseload",
		.escape_ms = 20,
		.frame_fd = vt_frame_fd(s->vt),
		.rows = rows,
		.cols = cols};
	if (options) {
		term.no_colour = options->mono;
		term.ascii = options->ascii;
		term.theme = options->high_contrast ? THEME_HIGH_CONTRAST : THEME_STANDARD;
	}
	s->app = app_new(s->f.session, options ? options : &none, &term, &err);
	cr_assert(s->app, "%s", err.text);
	s->running = true;
	vt_pump(s->vt);
}

void stage_close(struct stage *s)
{
	app_free(s->app);
	vt_free(s->vt);
	fixture_close(&s->f);
}

void stage_send(struct stage *s, const char *bytes)
{
	vt_send(s->vt, bytes);
	do
		s->running = app_turn(s->app, 200);
	while (s->running && term_pending(s->app->term));
	vt_pump(s->vt);
}

void stage_pass_deafness(struct stage *s)
{
	clock_skip(QUESTION_DEAF_MS);
	s->running = app_turn(s->app, 0);
	vt_pump(s->vt);
}

void stage_resize(struct stage *s, int rows, int cols)
{
	vt_resize(s->vt, rows, cols);
	term_resize(s->app->term, rows, cols);
	s->running = app_turn(s->app, 0);
	vt_pump(s->vt);
}

bool stage_sees(struct stage *s, const char *text)
{
	return vt_sees(s->vt, text);
}
