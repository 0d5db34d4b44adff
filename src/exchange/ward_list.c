#include <caseload/exchange/ward_list.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/utf8.h>

#include "risk_columns.h"
#include "ward_scan.h"

enum { HEADER_WITHIN = 100, FOUND_CELLS = 24, RECENT_DAYS = 366 };

/* A line as it was read; what its dates mean is told when all dates of the list have been seen. */
struct ward_line {
	size_t first, n; /* of list->rows */
	struct ward_date *dates;
	size_t dates_n;
};

struct ward_columns {
	int number, name;
	enum ward_role role[CSV_COLUMNS_MAX];
	char delimiter;
};

struct reading {
	const struct ward_list_options *options;
	struct arena *arena;
	struct ward_list *out;
	struct ward_line *lines;
	size_t n, room;
	bool day_first, month_first;
};

/* ---- rows and their dates ---- */

static const char *shown(struct reading *r, struct csv_cell cell)
{
	char *text =
		safe_text(r->arena, cell.text, cell.length < 400 ? cell.length : 400, false, NULL);
	return utf8_clip(r->arena, text, FOUND_CELLS, false);
}

static struct ward_row *add_row(struct reading *r, size_t line)
{
	struct ward_list *out = r->out;
	struct ward_row *row = arena_push(r->arena, &out->rows, &out->n, &out->room, sizeof(*row));

	row->line = line;
	return row;
}

static void add_number(struct reading *r, size_t line, const struct ward_number *number)
{
	struct ward_row *row = add_row(r, line);

	if (number->wrong == NULL) {
		memcpy(row->nhs_number, number->digits, NHS_NUMBER_SIZE);
		return;
	}
	row->found = shown(r, number->at);
	row->reason = number->wrong;
}

static void weigh(struct reading *r, const struct cell_date *date)
{
	if (date->form != CELL_DATE_NUMERIC)
		return;
	r->day_first = r->day_first || (date->first > 12 && date->second <= 12);
	r->month_first = r->month_first || (date->second > 12 && date->first <= 12);
}

static void add_line(struct reading *r, size_t first, struct ward_date *dates, size_t n)
{
	struct ward_line *line = arena_push(r->arena, &r->lines, &r->n, &r->room, sizeof(*line));

	*line = (struct ward_line){first, r->out->n - first, dates, n};
	for (size_t i = 0; i < n; i++)
		weigh(r, &dates[i].as);
}

/* ---- a line that is searched ---- */

static bool is_blank(struct csv_cell cell)
{
	for (size_t i = 0; i < cell.length; i++)
		if (strchr(" \t\r\n,;|\"", cell.text[i]) == NULL || cell.text[i] == '\0')
			return false;
	return true;
}

/* What is readable, and what was meant to be; a digit too few only where there is nothing else. */
static void add_numbers(struct reading *r, size_t line, const struct ward_marks *marks)
{
	bool readable = false, meant = false;

	for (size_t i = 0; i < marks->numbers_n; i++) {
		readable = readable || marks->numbers[i].wrong == NULL;
		meant = meant || !marks->numbers[i].near;
	}
	for (size_t i = 0; i < marks->numbers_n; i++) {
		const struct ward_number *number = &marks->numbers[i];

		if (number->wrong == NULL || (readable ? number->shaped : !meant || !number->near))
			add_number(r, line, number);
	}
}

static void search_line(struct reading *r, struct csv_cell text, size_t line)
{
	size_t first = r->out->n;
	struct ward_marks marks;

	ward_scan(text, r->options->today.year, r->arena, &marks);
	add_numbers(r, line, &marks);
	if (r->out->n == first && marks.bare) {
		struct ward_number whole = {.at = cell_trim(text)};
		const char *repaired;

		whole.wrong = cell_nhs_number(whole.at, whole.digits, &repaired, r->arena);
		add_number(r, line, &whole);
	}
	if (r->out->n > first)
		add_line(r, first, marks.dates, marks.dates_n);
	else if (!is_blank(text))
		r->out->without++;
}

/* To the end of the text, line by line. */
static void search(struct reading *r, const char *at, const char *end, size_t line)
{
	while (at < end) {
		const char *stop = at;

		while (stop < end && *stop != '\n' && *stop != '\r')
			stop++;
		search_line(r, (struct csv_cell){at, (size_t)(stop - at)}, line++);
		if (stop + 1 < end && stop[0] == '\r' && stop[1] == '\n')
			stop++;
		at = stop < end ? stop + 1 : end;
	}
}

/* ---- a line under a heading ---- */

static bool is_name(struct csv_cell heading)
{
	static const char *const names[] = {"name", "patient", "patient name", "full name",
		"surname", "family name", "last name", "patient surname"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (cell_is(heading, names[i]))
			return true;
	return false;
}

/* A heading of one column says nothing about where in the line things stand. */
static bool read_heading(const struct csv *record, struct ward_columns *out)
{
	*out = (struct ward_columns){.number = -1, .name = -1, .delimiter = record->delimiter};
	for (size_t i = 0; i < record->n; i++) {
		struct csv_cell cell = cell_trim(record->cells[i]);

		if (out->number < 0 && (risk_columns_is_nhs_number(cell) || cell_is(cell, "nhs")))
			out->number = (int)i;
		else if (out->name < 0 && is_name(cell))
			out->name = (int)i;
		else
			out->role[i] = ward_role(cell.text, cell.length);
	}
	return out->number >= 0 && record->n > 1;
}

static struct csv_cell cell_at(const struct csv *record, int column)
{
	if (column < 0 || (size_t)column >= record->n)
		return (struct csv_cell){"", 0};
	return cell_trim(record->cells[column]);
}

static struct ward_date *dates_of(
	struct reading *r, const struct csv *record, const struct ward_columns *columns, size_t *n)
{
	struct ward_date *dates = NULL;
	size_t room = 0;

	*n = 0;
	for (size_t i = 0; i < record->n; i++) {
		struct csv_cell cell = cell_at(record, (int)i);
		struct ward_date date = {columns->role[i], {.form = CELL_DATE_NONE}};

		if (date.role == WARD_UNSAID || cell.length == 0 || !cell_digit(*cell.text))
			continue;
		if (ward_date_at(cell.text, cell.length, r->options->today.year, &date.as) == 0)
			date.as = cell_date_scan(cell);
		*(struct ward_date *)arena_push(r->arena, &dates, n, &room, sizeof(date)) = date;
	}
	return dates;
}

static void read_record(
	struct reading *r, const struct csv *record, const struct ward_columns *columns)
{
	struct csv_cell cell = cell_at(record, columns->number);
	struct ward_number number = {.at = cell};
	size_t first = r->out->n, filled = 0, dates_n;
	struct ward_date *dates;
	const char *repaired;

	for (size_t i = 0; i < record->n; i++)
		filled += cell_at(record, (int)i).length > 0;
	/* A line of text between or after the people, or a number that slipped out of its column. */
	if (cell.length == 0 || filled == 1) {
		search_line(r, (struct csv_cell){record->start, record->length}, record->line);
		return;
	}
	number.wrong = cell_nhs_number(cell, number.digits, &repaired, r->arena);
	add_number(r, record->line, &number);
	if (cell_name(cell_at(record, columns->name), &r->out->rows[first].name, r->arena) != NULL)
		r->out->rows[first].name = NULL;
	dates = dates_of(r, record, columns, &dates_n);
	add_line(r, first, dates, dates_n);
}

/* From the heading at `at` on. What is no proper table after all is searched line by line. */
static void read_table(
	struct reading *r, const char *at, const char *end, size_t line, char delimiter)
{
	struct ward_columns *columns = arena_new_one(r->arena, struct ward_columns), again;
	struct csv *csv = xmalloc(sizeof(*csv));
	int more;

	csv_open(csv, at, (size_t)(end - at), delimiter);
	csv->next_line = line;
	while ((more = csv_next(csv, NULL)) > 0) {
		if (read_heading(csv, &again))
			*columns = again;
		else
			read_record(r, csv, columns);
	}
	if (more < 0)
		search(r, csv->start, end, csv->line);
	csv_close(csv);
	free(csv);
}

/* The delimiter of the heading that stands at `at`; '\0' where there is none. */
static char heading_at(const char *at, const char *end, struct csv *csv)
{
	static const char delimiters[] = "\t,;|";
	struct ward_columns columns;
	char found = '\0';

	for (size_t i = 0; i < 4 && found == '\0'; i++) {
		csv_open(csv, at, (size_t)(end - at), delimiters[i]);
		if (csv_next(csv, NULL) > 0 && read_heading(csv, &columns))
			found = delimiters[i];
		csv_close(csv);
	}
	return found;
}

static void read_text(struct reading *r, const char *text, const char *end)
{
	struct csv *csv = xmalloc(sizeof(*csv));
	const char *at = text;
	char delimiter = '\0';
	size_t line = 1;

	for (; at < end && line <= HEADER_WITHIN; line++) {
		const char *stop = at;

		delimiter = heading_at(at, end, csv);
		if (delimiter != '\0')
			break;
		while (stop < end && *stop != '\n' && *stop != '\r')
			stop++;
		if (stop + 1 < end && stop[0] == '\r' && stop[1] == '\n')
			stop++;
		at = stop < end ? stop + 1 : end;
	}
	free(csv);
	if (delimiter == '\0') {
		search(r, text, end, 1);
		return;
	}
	r->out->header_line = line;
	search(r, text, at, 1);
	read_table(r, at, end, line, delimiter);
}

/* ---- what the dates mean ---- */

/* A day on which somebody on a list of today may have come or gone. */
static bool is_recent(const struct reading *r, struct date day)
{
	long ago = date_is_set(day) ? date_between(day, r->options->today) : -1;
	return ago >= 0 && ago <= RECENT_DAYS;
}

/* The one day that is meant; unset, with `either` where there are two. */
static struct date meant(const struct reading *r, const struct cell_date *as, bool *either)
{
	struct date dmy = cell_date_value(as, DATE_ORDER_DMY);
	struct date mdy = cell_date_value(as, DATE_ORDER_MDY);

	*either = false;
	if (as->form != CELL_DATE_NUMERIC || date_equal(dmy, mdy))
		return dmy;
	if (r->out->order != DATE_ORDER_UNKNOWN)
		return r->out->order == DATE_ORDER_DMY ? dmy : mdy;
	if (!date_is_set(dmy) || !date_is_set(mdy))
		return date_is_set(dmy) ? dmy : mdy;
	/* Never the other way about: here the day is written first, and one that lies ahead is more
	 * likely planned than American. */
	if (is_recent(r, dmy) && !is_recent(r, mdy))
		return dmy;
	*either = true;
	return DATE_NONE;
}

static bool may_be_recent(const struct reading *r, const struct cell_date *as)
{
	return is_recent(r, cell_date_value(as, DATE_ORDER_DMY)) ||
	       is_recent(r, cell_date_value(as, DATE_ORDER_MDY));
}

static const char either_way[] = "The date could have the day or the month first. Say which, or "
				 "give the date yourself.";

static void take_date(struct ward_row *row, struct date *out, struct date day, struct date today)
{
	if (date_is_set(*out) && !date_equal(*out, day))
		row->unclear = "The line has two dates of the same kind. Record it by hand.";
	else if (date_compare(day, today) > 0)
		row->unclear = "The date lies ahead. Check it against the list.";
	else
		*out = day;
}

static void settle_date(struct reading *r, struct ward_row *row, const struct ward_date *date)
{
	struct date *const places[] = {[WARD_ON] = &row->on,
		[WARD_ADMITTED] = &row->admitted,
		[WARD_DISCHARGED] = &row->discharged,
		[WARD_BORN] = &row->born};
	struct date *out = date->role == WARD_UNSAID ? &row->on : places[date->role];
	bool either;
	struct date day = meant(r, &date->as, &either);

	/* Of a birth both readings may stand; it is only compared where it is clear. */
	if (date->role == WARD_BORN) {
		row->born = day;
		return;
	}
	/* Nobody says what it is: a date of birth as likely as not, unless it is of this year. */
	if (date->role == WARD_UNSAID && !may_be_recent(r, &date->as))
		return;
	if (either) {
		row->unclear = either_way;
		row->either = true;
	} else if (!date_is_set(day)) {
		row->unclear = "The date cannot be read. Check it against the list.";
	} else if (date->role == WARD_UNSAID && date_is_set(row->on) && !date_equal(row->on, day)) {
		row->unclear = "The line has two dates and nothing says which is which. Put a "
			       "heading over them.";
	} else {
		take_date(row, out, day, r->options->today);
	}
}

static void settle(struct reading *r)
{
	enum date_order order = r->options->order;

	if (order == DATE_ORDER_UNKNOWN && r->day_first != r->month_first)
		order = r->day_first ? DATE_ORDER_DMY : DATE_ORDER_MDY;
	r->out->order = order;
	for (size_t i = 0; i < r->n; i++) {
		const struct ward_line *line = &r->lines[i];
		struct ward_row *row = &r->out->rows[line->first];

		/* Of several people on one line nobody can say whose a date is. */
		if (line->n != 1)
			continue;
		for (size_t j = 0; j < line->dates_n; j++)
			if (line->dates[j].role != WARD_OTHER)
				settle_date(r, row, &line->dates[j]);
		if (date_is_set(row->admitted) && date_is_set(row->discharged) &&
			date_compare(row->discharged, row->admitted) < 0)
			row->unclear = "The discharge is before the admission. Check both dates.";
		if (row->unclear != NULL)
			row->on = row->admitted = row->discharged = DATE_NONE;
	}
}

bool ward_list_read(const struct source *source, const struct ward_list_options *options,
	struct arena *arena, struct ward_list *out, struct err *err)
{
	struct reading r = {.options = options, .arena = arena, .out = out};

	*out = (struct ward_list){.encoding = source->encoding};
	read_text(&r, source->text, source->text + source->length);
	if (out->n == 0)
		return err_set(err, ERR_INVALID, "file",
			"There is no NHS Number in it. Copy the lines again, with the column of "
			"the numbers.");
	settle(&r);
	return true;
}
