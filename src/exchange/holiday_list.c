#include <caseload/exchange/holiday_list.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

enum { NAME_MOST = 100, ROWS_MOST = 5000, YEAR_FIRST = 1971, YEAR_LAST = 2199 };

struct reading {
	const struct source *source;
	const char *division;
	struct arena *arena;
	struct holiday_list *out;
	struct err *err;
};

static bool refuse(struct reading *r, size_t line, const char *what)
{
	if (line == 0)
		return err_set(r->err, ERR_INVALID, "file",
			"%s Download bank-holidays.json from GOV.UK again.", what);
	return err_set(r->err, ERR_INVALID, "file", "Line %zu: %s Nothing was read.", line, what);
}

/* The line on which a text of the file stands. */
static size_t line_of(const struct reading *r, const char *text)
{
	const char *at = text != NULL && *text != '\0' ? strstr(r->source->text, text) : NULL;
	size_t line = 1;

	for (const char *p = r->source->text; at != NULL && p < at; p++)
		line += *p == '\n';
	return line;
}

/* ---- one day ---- */

static bool read_day(const char *text, struct date *out)
{
	char iso[DATE_ISO_SIZE] = "";
	size_t length = strlen(text);

	if (length == 10 && text[2] == '/' && text[5] == '/') { /* 25/12/2027 */
		memcpy(iso, text + 6, 4);
		memcpy(iso + 5, text + 3, 2);
		memcpy(iso + 8, text, 2);
	} else if (length == 10) {
		memcpy(iso, text, 4);
		memcpy(iso + 5, text + 5, 2);
		memcpy(iso + 8, text + 8, 2);
		if (text[4] != '-' || text[7] != '-')
			return false;
	} else if (length >= 8) { /* 20271225, and what follows of a time */
		memcpy(iso, text, 4);
		memcpy(iso + 5, text + 4, 2);
		memcpy(iso + 8, text + 6, 2);
		if (length > 8 && text[8] != 'T')
			return false;
	} else {
		return false;
	}
	iso[4] = iso[7] = '-';
	return date_parse_iso(iso, out) && out->year >= YEAR_FIRST && out->year <= YEAR_LAST;
}

/* The file that the site is made from has keys where the public one has names. */
static const char *name_of(struct reading *r, const char *title)
{
	static const struct {
		const char *key, *name;
	} names[] = {
		{"new_year", "New Year's Day"},
		{"2nd_january", "2nd January"},
		{"st_patrick", "St Patrick's Day"},
		{"good_friday", "Good Friday"},
		{"easter_monday", "Easter Monday"},
		{"early_may", "Early May bank holiday"},
		{"early_may_ve", "Early May bank holiday (VE day)"},
		{"spring", "Spring bank holiday"},
		{"battle_boyne", "Battle of the Boyne (Orangemen's Day)"},
		{"summer", "Summer bank holiday"},
		{"late_august", "Summer bank holiday"},
		{"st_andrew", "St Andrew's Day"},
		{"christmas", "Christmas Day"},
		{"boxing_day", "Boxing Day"},
		{"queen_diamond", "Queen's Diamond Jubilee"},
		{"queen_platinum", "Platinum Jubilee bank holiday"},
		{"queens_bank_holiday", "Bank Holiday for the State Funeral of Queen Elizabeth II"},
		{"kings_coronation", "Bank holiday for the coronation of King Charles III"},
	};
	static const char prefix[] = "bank_holidays.";
	char *words;

	if (!text_starts(title, prefix))
		return title;
	title += strlen(prefix);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].key, title) == 0)
			return names[i].name;
	words = arena_strdup(r->arena, title);
	for (char *p = words; *p != '\0'; p++)
		if (*p == '_')
			*p = ' ';
	words[0] = (char)toupper((unsigned char)words[0]);
	return words;
}

/* What is wrong with a day; NULL: nothing, and *row holds it. */
static const char *read_row(
	struct reading *r, const char *day, const char *title, struct holiday_list_row *row)
{
	if (day == NULL)
		return "A holiday has no date.";
	if (!read_day(day, &row->on))
		return arena_printf(r->arena, "%s is not a day of the calendar.",
			safe_text(r->arena, day, strnlen(day, 40), false, NULL));
	if (r->out->n >= ROWS_MOST)
		return "There are more days than can be bank holidays.";
	if (title != NULL)
		title = name_of(r, title);
	row->name = title != NULL ? safe_text(r->arena, title, strlen(title), false, NULL) : NULL;
	if (text_is_blank(row->name))
		return "A holiday has no name.";
	return strlen(row->name) <= NAME_MOST
		       ? NULL
		       : "The name of a holiday is longer than 100 characters.";
}

/* `line` 0: it is looked for where something is wrong, for a long file has many days. */
static bool add(struct reading *r, const char *day, const char *title, size_t line)
{
	struct holiday_list *out = r->out;
	struct holiday_list_row row;
	const char *wrong = read_row(r, day, title, &row);

	if (wrong != NULL)
		return refuse(r, line != 0 ? line : line_of(r, day != NULL ? day : title), wrong);
	*(struct holiday_list_row *)arena_push(
		r->arena, &out->rows, &out->n, &out->room, sizeof(row)) = row;
	return true;
}

static int by_day(const void *a, const void *b)
{
	const struct holiday_list_row *x = a, *y = b;
	return date_compare(x->on, y->on);
}

/* A day that is two holidays at once is one day off with both names. */
static void join_days(struct reading *r)
{
	struct holiday_list *out = r->out;
	size_t n = 0;

	if (out->n > 1)
		qsort(out->rows, out->n, sizeof(*out->rows), by_day);
	for (size_t i = 0; i < out->n; i++) {
		struct holiday_list_row *last = n > 0 ? &out->rows[n - 1] : NULL;

		if (last == NULL || !date_equal(last->on, out->rows[i].on)) {
			out->rows[n++] = out->rows[i];
			continue;
		}
		if (strcmp(last->name, out->rows[i].name) != 0 &&
			strlen(last->name) + strlen(out->rows[i].name) + 3 < NAME_MOST)
			last->name =
				arena_printf(r->arena, "%s, %s", last->name, out->rows[i].name);
	}
	out->n = n;
}

/* ---- JSON ---- */

static bool read_events(struct reading *r, json_t *events)
{
	json_t *event;
	size_t i;

	json_array_foreach(events, i, event)
	{
		const char *day = json_string_value(json_object_get(event, "date"));
		const char *title = json_string_value(json_object_get(event, "title"));

		if (!add(r, day, title, 0))
			return false;
	}
	return true;
}

/* {"2027": [...], "2028": [...], "title": ...} or {"events": [...]} */
static bool read_division(struct reading *r, json_t *division)
{
	const char *key;
	json_t *value;

	json_object_foreach(division, key, value)
	{
		if (json_is_array(value) && !read_events(r, value))
			return false;
	}
	return true;
}

static bool no_division(struct reading *r, json_t *divisions)
{
	struct str there = {0};
	const char *key;
	json_t *value;

	json_object_foreach(divisions, key, value)
	{
		if (json_is_object(value))
			str_addf(&there, "%s%s", there.length > 0 ? ", " : "",
				safe_text(r->arena, key, strnlen(key, 60), false, NULL));
	}
	if (there.length == 0)
		return refuse(r, 0, "There are no bank holidays in this file.");
	err_set(r->err, ERR_INVALID, "division", "The file has no bank holidays of %s. It has: %s.",
		r->division, str_text(&there));
	str_free(&there);
	return false;
}

static bool read_divisions(struct reading *r, json_t *divisions)
{
	const char *key;
	json_t *value;

	json_object_foreach(divisions, key, value)
	{
		if (json_is_object(value) && strstr(key, r->division) != NULL)
			return read_division(r, value);
	}
	return no_division(r, divisions);
}

static bool read_root(struct reading *r, json_t *root)
{
	const char *division = json_string_value(json_object_get(root, "division"));
	json_t *divisions = json_object_get(root, "divisions");

	if (!json_is_object(root))
		return refuse(r, 0, "This is not a file of bank holidays.");
	if (json_is_object(divisions))
		return read_divisions(r, divisions);
	if (!json_is_array(json_object_get(root, "events")))
		return read_divisions(r, root);
	if (division != NULL && strcmp(division, r->division) != 0)
		return err_set(r->err, ERR_INVALID, "division", "The file is of %s, not of %s.",
			safe_text(r->arena, division, strnlen(division, 60), false, NULL),
			r->division);
	return read_division(r, root);
}

static bool read_json(struct reading *r)
{
	json_error_t why;
	json_t *root = json_loadb(r->source->text, r->source->length, JSON_REJECT_DUPLICATES, &why);
	bool done;

	if (root == NULL)
		return refuse(r, why.line > 0 ? (size_t)why.line : 1,
			"The file is broken off or is no JSON.");
	done = read_root(r, root);
	json_decref(root);
	return done;
}

/* ---- .ics ---- */

/* A line with those that continue it, without its end; NULL at the end of the file. */
static char *next_line(struct reading *r, const char **at, size_t *line)
{
	struct str s = {0};
	char *text;

	if (**at == '\0')
		return NULL;
	do {
		size_t length = strcspn(*at, "\r\n");

		str_addf(&s, "%.*s", (int)length, *at);
		*at += length;
		*at += **at == '\r';
		*at += **at == '\n';
		++*line;
		if (**at != ' ' && **at != '\t')
			break;
		++*at;
	} while (**at != '\0');
	text = arena_strdup(r->arena, str_text(&s));
	str_free(&s);
	return text;
}

/* The value behind a name and its parameters: "DTSTART;VALUE=DATE:20271225". */
static const char *value_of(const char *text, const char *name)
{
	size_t length = strlen(name);

	if (strncasecmp(text, name, length) != 0 || (text[length] != ':' && text[length] != ';'))
		return NULL;
	text = strchr(text, ':');
	return text != NULL ? text + 1 : NULL;
}

static char *unescaped(struct reading *r, const char *text)
{
	char *out = arena_strdup(r->arena, text), *to = out;

	for (; *text != '\0'; text++) {
		if (*text == '\\' && text[1] != '\0')
			text++;
		*to++ = *text;
	}
	*to = '\0';
	return out;
}

static bool read_ics(struct reading *r)
{
	const char *at = r->source->text, *day = NULL, *title = NULL, *value;
	bool inside = false, ended = false;
	size_t line = 0, first = 0;
	char *text;

	while ((text = next_line(r, &at, &line)) != NULL) {
		if (strcasecmp(text, "BEGIN:VEVENT") == 0) {
			inside = true;
			first = line;
			day = title = NULL;
		} else if (strcasecmp(text, "END:VEVENT") == 0) {
			if (!inside || !add(r, day, title, first))
				return inside ? false
					      : refuse(r, line, "An entry ends that never began.");
			inside = false;
		} else if (strcasecmp(text, "END:VCALENDAR") == 0) {
			ended = true;
		} else if (inside && (value = value_of(text, "DTSTART")) != NULL) {
			day = value;
		} else if (inside && (value = value_of(text, "SUMMARY")) != NULL) {
			title = unescaped(r, value);
		}
	}
	if (inside || !ended)
		return refuse(r, line, "The calendar is broken off.");
	return true;
}

bool holiday_list_read(const struct source *source, const char *division, struct arena *arena,
	struct holiday_list *out, struct err *err)
{
	struct reading r = {source, division, arena, out, err};
	const char *begin = source->text + strspn(source->text, " \t\r\n");

	*out = (struct holiday_list){0};
	if (!(text_starts(begin, "BEGIN:VCALENDAR") ? read_ics(&r)
		    : *begin == '{'		    ? read_json(&r)
				    : refuse(&r, 0, "This is not a file of bank holidays.")))
		return false;
	if (out->n == 0)
		return refuse(&r, 0, "There are no bank holidays in this file.");
	join_days(&r);
	return true;
}
