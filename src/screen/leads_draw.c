/* How Leads looks: who carries how much above, the cases of the one under the cursor below. */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <caseload/base/str.h>

#include "app.h"
#include "board.h"
#include "leads.h"
#include "person_summary.h"

enum { NAME = 15, SHORT = 4, NUMBER = 5, BAND = 4, LATE = 4, ROOM = 7, BAR = 6, DAY = 11 };
enum { BAR_STEPS = 5 };

static bool one_list(const struct app *app)
{
	return app_is_small(app);
}

static bool has_bands(const struct canvas *row)
{
	return row->cols >= 76;
}

/* "SW" for Social worker, "GP", "Phar" for Pharmacist. */
static const char *profession_short(int profession, struct arena *arena)
{
	const char *words = word_shown(&words_profession, profession);
	char text[8];
	size_t n = 0;

	if (strchr(words, ' ') == NULL)
		return arena_strndup(arena, words, strlen(words) < 4 ? strlen(words) : 4);
	for (const char *p = words; *p && n < SHORT; p++)
		if (p == words || p[-1] == ' ' || p[-1] == '-')
			text[n++] = (char)toupper((unsigned char)*p);
	return arena_strndup(arena, text, n);
}

char *leads_room_words(const struct worker *worker, struct arena *arena)
{
	int64_t capacity = worker_capacity(worker), room = capacity - worker->weight;

	if (capacity <= 0)
		return arena_printf(arena, "weight %" PRId64, worker->weight);
	return arena_printf(arena, "weight %" PRId64 " of %" PRId64 ", %s %" PRId64, worker->weight,
		capacity, room < 0 ? "over by" : "room for", room < 0 ? -room : room);
}

/* "####." of the capacity, "#####!" over it. */
static const char *bar_words(const struct worker *worker, char out[static BAR + 1])
{
	int64_t capacity = worker_capacity(worker);
	int64_t full = capacity > 0 ? worker->weight * BAR_STEPS / capacity : 0;

	if (capacity <= 0)
		return "";
	for (int i = 0; i < BAR_STEPS; i++)
		out[i] = i < full ? '#' : '.';
	out[BAR_STEPS] = worker->weight > capacity ? '!' : ' ';
	out[BAR] = '\0';
	return out;
}

static int number(const struct canvas *row, int col, int width, int64_t n, enum style style)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, n);
	canvas_text_right(row, 0, col, width, text, style);
	return col + width + 1;
}

static void draw_header(const struct canvas *row)
{
	int col = 2;
	bool bands = has_bands(row);

	canvas_text(row, 0, col, NAME, "Lead", STYLE_HEADING);
	col += NAME + 1;
	if (bands)
		col += SHORT + 1;
	canvas_text(row, 0, col, NUMBER, "Cases", STYLE_HEADING);
	col += NUMBER + 1;
	if (bands) {
		canvas_text(row, 0, col, -1, "V HI HIGH RISE  Oth", STYLE_HEADING);
		col += 4 * (BAND + 1);
	}
	canvas_text(row, 0, col, LATE, "Late", STYLE_HEADING);
	canvas_text(row, 0, col + LATE + 1, -1, "Weight/limit", STYLE_HEADING);
	canvas_text(row, 0, col + LATE + 1 + ROOM + 1 + BAR + 1, DAY, "Away until", STYLE_HEADING);
}

static void draw_worker(const struct canvas *row, const struct worker *worker, struct arena *arena)
{
	int64_t capacity = worker_capacity(worker);
	char bar[BAR + 1], date[DATE_SHOWN_SIZE];
	bool bands = has_bands(row), over = capacity > 0 && worker->weight > capacity, cover;
	int col = NAME + 1;

	canvas_text(row, 0, 0, NAME, worker->name, STYLE_NORMAL);
	if (bands) {
		canvas_text(row, 0, col, SHORT, profession_short(worker->profession, arena),
			STYLE_NORMAL);
		col += SHORT + 1;
	}
	col = number(row, col, NUMBER, worker->cases, STYLE_NORMAL);
	if (bands) {
		col = number(row, col, BAND, worker->very_high, STYLE_NORMAL);
		col = number(row, col, BAND, worker->high, STYLE_NORMAL);
		col = number(row, col, BAND, worker->rising, STYLE_NORMAL);
		col = number(row, col, BAND, worker->other, STYLE_NORMAL);
	}
	col = number(row, col, LATE, worker->late, worker->late > 0 ? STYLE_LATE : STYLE_NORMAL);
	if (worker->id == 0)
		return;
	canvas_text_right(row, 0, col, ROOM,
		capacity <= 0 ? arena_printf(arena, "%" PRId64 " / ?", worker->weight)
		: worker->weight > 99 && capacity > 9
			? arena_printf(arena, "%" PRId64 "/%" PRId64, worker->weight, capacity)
			: arena_printf(arena, "%" PRId64 " / %" PRId64, worker->weight, capacity),
		over ? STYLE_BOLD : STYLE_NORMAL);
	col += ROOM + 1;
	canvas_text(row, 0, col, BAR, bar_words(worker, bar), over ? STYLE_BOLD : STYLE_NORMAL);
	col += BAR + 1;
	cover = worker->cover && row->cols - col > DAY + NAME;
	if (date_is_set(worker->away_until))
		canvas_textf(row, 0, col, -1, STYLE_NORMAL, "%s%s%s",
			date_show(worker->away_until, date), cover ? ", " : "",
			cover ? worker->cover : "");
}

static const char *special_words(const struct leads *leads, int64_t id, struct arena *arena)
{
	if (id == WHO_WAITING)
		return arena_printf(arena, "%zu %s for your answer: y accepts, x declines",
			leads->waiting_n, leads->waiting_n == 1 ? "waits" : "wait");
	return arena_printf(arena, "%zu you asked for, not accepted", leads->asked_n);
}

/* For those who listen: the name, then what matters most. */
static void draw_calm(const struct canvas *row, const struct worker *worker, struct arena *arena)
{
	char date[DATE_SHOWN_SIZE];

	canvas_textf(row, 0, 0, -1, STYLE_NORMAL, "%s, %s, %" PRId64 " cases, %" PRId64 " late%s%s",
		worker->name, worker->id ? leads_room_words(worker, arena) : "no lead",
		worker->cases, worker->late, date_is_set(worker->away_until) ? ", away until " : "",
		date_show(worker->away_until, date));
}

void leads_draw_who(void *data, size_t at, const struct canvas *row, struct list_look look)
{
	struct leads *leads = data;
	const struct leads_who *who = &leads->who[at];
	struct arena *arena = arena_new();

	if (who->worker == NULL)
		canvas_text(row, 0, 0, -1, special_words(leads, who->id, arena), STYLE_BOLD);
	else if (app_options(leads->view->app)->calm)
		draw_calm(row, who->worker, arena);
	else
		draw_worker(row, who->worker, arena);
	if (look.focused && leads->in_lower)
		canvas_restyle(row, 0, 0, 1, row->cols, STYLE_BOLD);
	arena_free(arena);
}

void leads_draw_case(void *data, size_t at, const struct canvas *row, struct list_look look)
{
	enum { CASE_NAME = 24, CASE_BAND = 12, CASE_DUE = 8 };
	struct leads *leads = data;
	const struct leads_case *one = &leads->cases[at];
	int col = CASE_NAME + 1;

	(void)look;
	if (app_options(leads->view->app)->calm) {
		canvas_textf(row, 0, 0, -1, STYLE_NORMAL, "%s, %s, %s%s%s", one->name,
			one->band_words, *one->due_words ? one->due_words : "no review",
			one->note ? ", " : "", one->note ? one->note : "");
		return;
	}
	canvas_text(row, 0, 0, CASE_NAME, one->name, STYLE_NORMAL);
	canvas_text(row, 0, col, CASE_BAND, one->band_words, band_style(one->band));
	col += CASE_BAND + 1;
	if (*one->due_words)
		canvas_text(row, 0, col, CASE_DUE, one->due_words,
			one->late ? STYLE_LATE : STYLE_NORMAL);
	canvas_text(
		row, 0, *one->due_words ? col + CASE_DUE + 1 : col, -1, one->note, STYLE_NORMAL);
}

/* ---- the whole ---- */

static void draw_rule(struct leads *leads, const struct canvas *canvas)
{
	static const char *const sorts[LEADS_SORTS] = {"name", "least room", "most late"};
	const struct canvas row =
		canvas_sub(canvas, 0, 0, 1, canvas->cols - leads->view->right_taken);
	int64_t cases = 0;
	size_t n = leads->workers_n;
	int col = 1;

	for (size_t i = 0; i < n; i++)
		cases += leads->workers[i].cases;
	col += canvas_textf(&row, 0, col, -1, STYLE_NORMAL, "%" PRId64 " cases", cases);
	if (leads->workers[n - 1].cases > 0)
		col += canvas_textf(&row, 0, col, -1, STYLE_NORMAL, ", %" PRId64 " unassigned",
			leads->workers[n - 1].cases);
	col += 2;
	if (row.cols >= 66)
		col += canvas_text(&row, 0, col, -1,
			       row.cols >= 110 ? "Weighted: very high 4, high 3, rising 2, others "
						 "1; room by whole-time equivalent"
					       : "Weight: V HIGH 4, HIGH 3, RISING 2, other 1",
			       STYLE_NORMAL) +
		       2;
	if (col + 6 + (int)strlen(sorts[leads->sort]) <= row.cols)
		canvas_textf(&row, 0, col, -1, STYLE_NORMAL, "Sort: %s", sorts[leads->sort]);
}

static void draw_heading(struct leads *leads, const struct canvas *row, struct arena *arena)
{
	const struct leads_who *who = leads_selected(leads);
	char date[DATE_SHOWN_SIZE];
	int col = 1;

	if (who == NULL)
		return;
	if (who->worker == NULL) {
		canvas_text(row, 0, col, -1,
			who->id == WHO_WAITING ? "Asked of you. Until you accept nothing changes."
					       : "Asked for by you. The lead stays until they "
						 "accept.",
			STYLE_HEADING);
		return;
	}
	col += canvas_textf(row, 0, col, -1, STYLE_HEADING, "%s: ", who->worker->name);
	col += canvas_textf(row, 0, col, -1, STYLE_NORMAL, "%" PRId64 " %s, %" PRId64 " late",
		leads->cases_total, leads->cases_total == 1 ? "case" : "cases", who->worker->late);
	if (leads->whole && leads->cases_total > (int64_t)leads->cases_n)
		col += canvas_textf(
			row, 0, col, -1, STYLE_NORMAL, " (first %zu shown)", leads->cases_n);
	if (date_is_set(who->worker->away_until))
		col += canvas_textf(row, 0, col, -1, STYLE_BOLD, "; away until %s, %s acts",
			date_show(who->worker->away_until, date),
			who->worker->cover ? who->worker->cover : "nobody");
	if (who->id > 0)
		canvas_textf(row, 0, col, -1, STYLE_NORMAL, "; %s",
			leads_room_words(who->worker, arena));
}

/* Only the list that has the keys shows where its cursor is. */
static void draw_list(struct list *list, const struct canvas *canvas, bool active, bool focus)
{
	list_draw(list, canvas, active && focus);
	for (int row = 0; !active && row < canvas->rows; row++)
		canvas_fill(canvas, row, 0, 1, 1, " ", STYLE_NORMAL);
}

void leads_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct leads *leads = view->data;
	struct arena *arena = arena_new();
	bool one = one_list(view->app), calm = app_options(view->app)->calm;
	int top = calm ? 1 : 2, rest = canvas->rows - top;
	int most = leads->in_lower ? rest / 2 : rest - 2 - GLANCE_ROWS;
	int upper = one ? rest : (int)leads->who_n < most ? (int)leads->who_n : most;
	struct canvas header = canvas_sub(canvas, 1, 0, 1, canvas->cols);
	struct canvas above = canvas_sub(canvas, top, 0, upper, canvas->cols);
	struct canvas line = canvas_sub(canvas, top + upper, 0, 1, canvas->cols);
	struct canvas heading = canvas_sub(canvas, top + upper + 1, 0, 1, canvas->cols);
	int glance = rest - upper - 2;
	struct canvas below;

	if (!leads->in_lower && glance > GLANCE_ROWS)
		glance = GLANCE_ROWS;
	below = canvas_sub(canvas, top + upper + 2, 0, glance, canvas->cols);
	if (one && leads->in_lower) {
		heading = canvas_sub(canvas, 1, 0, 1, canvas->cols);
		below = canvas_sub(canvas, 2, 0, canvas->rows - 2, canvas->cols);
	}
	if (!one || !leads->in_lower) {
		if (!calm)
			draw_header(&header);
		draw_list(leads->upper, &above, !leads->in_lower, focus);
	}
	if (!one)
		canvas_hline(&line, 0, 0, line.cols);
	if (!one || leads->in_lower) {
		draw_heading(leads, &heading, arena);
		draw_list(leads->lower, &below, leads->in_lower, focus);
	}
	draw_rule(leads, canvas);
	arena_free(arena);
}
