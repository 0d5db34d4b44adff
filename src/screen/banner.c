/* The person's banner: name, birth, gender and number on every screen about a person, after the
 * NHS common user interface guidance. Labels without colons; what is unknown is "Not known". */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "app.h"

static bool is_open(const struct alert *alert, struct date today)
{
	return !date_is_set(alert->ended) || date_compare(alert->ended, today) > 0;
}

/* Something to mind beside who it is. */
static bool has_alert(const struct person_record *record, struct date today)
{
	for (size_t i = 0; i < record->alerts_n; i++)
		if (is_open(&record->alerts[i], today))
			return true;
	return record->same_name || record->person.no_contact != NULL || record->twice ||
	       record->merged_n > 0 || date_is_set(record->person.died);
}

static const char *born_words(const struct person *person, struct date today, struct arena *arena)
{
	char date[DATE_SHOWN_SIZE];
	int age = person_age(person, today);

	if (date_is_set(person->born))
		return arena_printf(arena, "Born %s (%dy)", date_show(person->born, date), age);
	if (person->age_given > 0)
		return arena_printf(arena, "Born Not known (about %dy)", (int)person->age_given);
	return "Born Not known";
}

static const char *number_words(const struct person *person, struct arena *arena)
{
	char number[NHS_NUMBER_SHOWN_SIZE];

	if (person->nhs_number == NULL)
		return "NHS No. Not known";
	return arena_printf(arena, "NHS No. %s", nhs_number_show(person->nhs_number, number));
}

static const char *gender_words(const struct person *person)
{
	const char *shown = word_shown(&words_gender, person->gender);

	return *shown ? shown : "Gender Not known";
}

static const char *alert_words(const struct alert *alert, struct arena *arena)
{
	const char *kind = utf8_upper(arena, word_shown(&words_alert_kind, alert->kind));

	if (text_is_blank(alert->text))
		return kind;
	if (alert->kind == ALERT_OTHER)
		return utf8_upper(arena, alert->text);
	return arena_printf(arena, "%s: %s", kind, alert->text);
}

/* "! DO NOT VISIT ALONE", each in its block; returns the column after them. */
static int draw_alerts(const struct canvas *canvas, int row, int col,
	const struct person_record *record, struct date today, struct arena *arena)
{
	if (record->person.no_contact != NULL)
		col += canvas_text(canvas, row, col, -1, "! DO NOT CONTACT", STYLE_ALERT) + 2;
	if (record->same_name)
		col += canvas_text(canvas, row, col, -1, "! same name", STYLE_ALERT) + 2;
	for (size_t i = 0; i < record->alerts_n; i++) {
		const struct alert *alert = &record->alerts[i];
		const char *words = alert_words(alert, arena);

		if (!is_open(alert, today) || col >= canvas->cols)
			continue;
		col += canvas_textf(canvas, row, col, -1, STYLE_ALERT, "! %s", words) + 2;
	}
	if (record->twice)
		col += canvas_text(canvas, row, col, -1, "! here twice? D", STYLE_ALERT) + 2;
	if (record->merged_n > 0)
		col += canvas_textf(canvas, row, col, -1, STYLE_BOLD, "%zu records as one",
			       record->merged_n + 1) +
		       2;
	return col;
}

/* In a room nobody is startled by a block, and a text about the home stays in the record. */
static void draw_alerts_wall(const struct canvas *canvas, int row, int col,
	const struct person_record *record, struct date today, struct arena *arena)
{
	if (record->person.no_contact != NULL)
		col += canvas_text(canvas, row, col, -1, "! DO NOT CONTACT", STYLE_BOLD) + 2;
	if (record->same_name)
		col += canvas_text(canvas, row, col, -1, "! same name", STYLE_BOLD) + 2;
	for (size_t i = 0; i < record->alerts_n; i++)
		if (is_open(&record->alerts[i], today) && record->alerts[i].kind != ALERT_OTHER &&
			col < canvas->cols)
			col += canvas_textf(canvas, row, col, -1, STYLE_BOLD, "! %s",
				       utf8_upper(arena, word_shown(&words_alert_kind,
								 record->alerts[i].kind))) +
			       2;
}

static const char *sharing_words(const struct person *person)
{
	const char *shown = word_shown(&words_sharing, person->sharing);

	return *shown ? shown : "Sharing Not known";
}

static int cells(const char *text)
{
	return utf8_width(text, strlen(text));
}

/* Where rows are dear there is one row; but what must be minded always has its own, and a name is
 * rather given a second row than cut. */
int banner_rows(const struct app *app, const struct view *view)
{
	const struct person *person;
	struct arena *arena;
	int need;

	if (view == NULL || view->record == NULL || !view->screen->person)
		return 0;
	if (!app_is_small(app) || has_alert(view->record, app_today(app)))
		return 2;
	person = &view->record->person;
	arena = arena_new();
	need = cells(person_name(person, arena)) +
	       cells(born_words(person, app_today(app), arena)) +
	       cells(number_words(person, arena)) + 6;
	arena_free(arena);
	return need <= app_cols(app) ? 1 : 2;
}

static void draw_dead(const struct canvas *canvas, int row, const struct person *person)
{
	char date[DATE_SHOWN_SIZE];

	canvas_textf(
		canvas, row, 1, -1, STYLE_REVERSE, "DECEASED %s", date_show(person->died, date));
}

/* From `col`: born, gender, and the number at the right where it is always found. */
static void draw_facts(const struct canvas *canvas, int row, int col, const struct person *person,
	struct date today, struct arena *arena)
{
	const char *number = number_words(person, arena), *gender = gender_words(person);
	int right = canvas->cols - 1 - cells(number);

	canvas_text(canvas, row, right, -1, number, STYLE_NORMAL);
	col += canvas_text(canvas, row, col, right - col - 1, born_words(person, today, arena),
		       STYLE_NORMAL) +
	       2;
	if (col + cells(gender) < right)
		canvas_text(canvas, row, col, right - col - 1, gender, STYLE_NORMAL);
}

static void draw_second(const struct canvas *canvas, int row, const struct person_record *record,
	struct date today, struct arena *arena)
{
	const struct person *person = &record->person;
	const char *sharing = sharing_words(person), *preferred = "";
	int col = 1;

	if (date_is_set(person->died)) {
		draw_dead(canvas, row, person);
		return;
	}
	if (!text_is_blank(person->preferred) &&
		(!has_alert(record, today) || canvas->cols >= FULL_COLS))
		preferred = arena_printf(arena, "Preferred name %s", person->preferred);
	if (*preferred)
		col += canvas_text(canvas, row, col, canvas->cols / 3, preferred, STYLE_NORMAL) + 2;
	col = draw_alerts(canvas, row, col, record, today, arena);
	if (col + cells(sharing) < canvas->cols)
		canvas_text_right(canvas, row, col, canvas->cols - 1 - col, sharing, STYLE_NORMAL);
}

/* Narrow: the name with what must be minded on the first row, the facts on the second. */
static void draw_narrow(const struct canvas *canvas, const struct person_record *record,
	struct date today, struct arena *arena)
{
	const struct person *person = &record->person;
	int col = 1 + canvas_text(canvas, 0, 1, -1, person_name(person, arena), STYLE_HEADING) + 2;
	struct canvas rest = canvas_sub(canvas, 0, col - 1, 1, canvas->cols - col + 1);

	if (date_is_set(person->died))
		draw_dead(&rest, 0, person);
	else
		draw_alerts(&rest, 0, 1, record, today, arena);
	draw_facts(canvas, 1, 1, person, today, arena);
}

static void draw_wide(const struct canvas *canvas, const struct person_record *record,
	struct date today, struct arena *arena)
{
	const struct person *person = &record->person;
	int fixed =
		cells(born_words(person, today, arena)) + cells(number_words(person, arena)) + 6;
	int room = canvas->cols - fixed, name = cells(person_name(person, arena));
	int col =
		1 + canvas_text(canvas, 0, 1, room, person_name(person, arena), STYLE_HEADING) + 2;

	if (room - name > cells(gender_words(person)) + 6)
		col += 2;
	draw_facts(canvas, 0, col, person, today, arena);
	if (canvas->rows > 1)
		draw_second(canvas, 1, record, today, arena);
}

void banner_draw(const struct canvas *canvas, const struct person_record *record, struct date today)
{
	struct arena *arena = arena_new();

	canvas_clear(canvas);
	if (canvas->cols < FULL_COLS && canvas->rows > 1)
		draw_narrow(canvas, record, today, arena);
	else
		draw_wide(canvas, record, today, arena);
	if (date_is_set(record->person.died))
		canvas_restyle(canvas, 0, 0, canvas->rows, canvas->cols, STYLE_REVERSE);
	arena_free(arena);
}

bool view_is_wall(struct view *view)
{
	for (; view != NULL; view = view->below)
		if (view->screen->wall)
			return view->screen->wall(view);
	return false;
}

void banner_draw_wall(
	const struct canvas *canvas, const struct person_record *record, struct date today)
{
	struct arena *arena = arena_new();
	const struct person *person = &record->person;
	const char *number = number_words(person, arena), *born = born_words(person, today, arena);
	int right = canvas->cols - 1 - cells(number), col;

	canvas_clear(canvas);
	/* Narrow: the facts on the second row rather than the name cut. */
	if (cells(person_name(person, arena)) + cells(born) + 5 > right && canvas->rows > 1) {
		canvas_text(canvas, 0, 1, -1, person_name(person, arena), STYLE_HEADING);
		canvas_text(canvas, 1, 1, right - 2, born, STYLE_NORMAL);
		canvas_text(canvas, 1, right, -1, number, STYLE_NORMAL);
		arena_free(arena);
		return;
	}
	col = 3 + canvas_text(canvas, 0, 1, right - 2, person_name(person, arena), STYLE_HEADING);
	canvas_text(canvas, 0, col, right - col - 1, born, STYLE_NORMAL);
	canvas_text(canvas, 0, right, -1, number, STYLE_NORMAL);
	if (canvas->rows > 1 && date_is_set(person->died)) {
		draw_dead(canvas, 1, person);
	} else if (canvas->rows > 1) {
		col = 3 + canvas_textf(canvas, 1, 1, canvas->cols / 2, STYLE_NORMAL, "%s%s",
				  record->lead ? "Lead " : "", record_lead_words(record, arena));
		draw_alerts_wall(canvas, 1, col, record, today, arena);
	}
	arena_free(arena);
}
