#include "cell.h"

#include <string.h>
#include <strings.h>

bool cell_is_scientific(struct csv_cell cell)
{
	size_t i = 0;

	while (i < cell.length && (cell_digit(cell.text[i]) || cell.text[i] == '.'))
		i++;
	return i > 0 && i + 1 < cell.length && (cell.text[i] == 'E' || cell.text[i] == 'e') &&
	       (cell_digit(cell.text[i + 1]) || cell.text[i + 1] == '+' || cell.text[i + 1] == '-');
}

struct cursor {
	const char *at, *end;
};

static int take_digits(struct cursor *c, int *value)
{
	int n = 0;

	*value = 0;
	while (c->at < c->end && cell_digit(*c->at)) {
		if (n < 8)
			*value = *value * 10 + (*c->at - '0');
		c->at++;
		n++;
	}
	return n;
}

static bool take_char(struct cursor *c, const char *set, char *which)
{
	if (c->at == c->end || *c->at == '\0' || strchr(set, *c->at) == NULL)
		return false;
	*which = *c->at++;
	return true;
}

static int take_month(struct cursor *c)
{
	static const char *const months[] = {"january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december"};
	const char *from = c->at;
	size_t n;

	while (c->at < c->end && cell_letter(*c->at))
		c->at++;
	n = (size_t)(c->at - from);
	for (int i = 0; n >= 3 && i < 12; i++)
		if (n <= strlen(months[i]) && strncasecmp(from, months[i], n) == 0)
			return i + 1;
	return 0;
}

/* Nothing more, or a time of day. */
static bool rest_is_time(struct cursor c)
{
	if (c.at == c.end)
		return true;
	if (*c.at != ' ' && *c.at != 'T')
		return false;
	while (++c.at < c.end)
		if (!cell_digit(*c.at) && strchr(":. Zz+AaPpMm", *c.at) == NULL)
			return false;
	return true;
}

static struct cell_date clear_date(int year, int month, int day, struct cursor rest)
{
	struct cell_date out = {.form = rest_is_time(rest) ? CELL_DATE_CLEAR : CELL_DATE_BAD};

	out.year = year;
	out.month = month;
	out.day = day;
	return out;
}

/* 27090, or 27090.0; four digits that could be a year are not taken for a day. */
static struct cell_date serial_date(int n, int value, struct cursor rest)
{
	struct cell_date out = {.form = CELL_DATE_BAD, .serial = value};

	while (rest.at < rest.end && (*rest.at == '.' || *rest.at == '0'))
		rest.at++;
	if (rest.at == rest.end && n >= 2 && n <= 5 && value >= 60 &&
		!(value >= 1850 && value <= 2100))
		out.form = CELL_DATE_SERIAL;
	return out;
}

/* After "dd": a separator or none, then the month as a word or a number, then the year. */
static struct cell_date day_first(int first, struct cursor c)
{
	struct cell_date out = {.form = CELL_DATE_BAD};
	char sep = '\0', sep2 = '\0';
	int second, year, n;

	take_char(&c, "/-. ", &sep);
	if (c.at < c.end && cell_letter(*c.at)) {
		second = take_month(&c);
		take_char(&c, "/-. ", &sep2);
		n = take_digits(&c, &year);
		if (second == 0 || sep != sep2)
			return out;
		if (n == 4)
			return clear_date(year, second, first, c);
		out.form = n == 2 ? CELL_DATE_NO_CENTURY : CELL_DATE_BAD;
		return out;
	}
	n = take_digits(&c, &second);
	if (sep == '\0' || sep == ' ' || n < 1 || n > 2 || !take_char(&c, "/-.", &sep2) ||
		sep != sep2)
		return out;
	n = take_digits(&c, &year);
	if (!rest_is_time(c))
		return out;
	if (n == 2)
		out.form = CELL_DATE_NO_CENTURY;
	if (n != 4)
		return out;
	return (struct cell_date){
		.form = CELL_DATE_NUMERIC, .year = year, .first = first, .second = second};
}

struct cell_date cell_date_scan(struct csv_cell cell)
{
	struct cursor c = {cell.text, cell.text + cell.length};
	struct cell_date bad = {.form = CELL_DATE_BAD};
	int value, month, day, n;
	char sep, sep2;

	if (cell.length == 0)
		return (struct cell_date){.form = CELL_DATE_NONE};
	n = take_digits(&c, &value);
	if (n == 8)
		return clear_date(value / 10000, value / 100 % 100, value % 100, c);
	if (n == 4 && take_char(&c, "-/", &sep)) {
		if (take_digits(&c, &month) != 2 || !take_char(&c, "-/", &sep2) || sep != sep2 ||
			take_digits(&c, &day) != 2)
			return bad;
		return clear_date(value, month, day, c);
	}
	if (c.at == c.end || (n > 2 && *c.at == '.'))
		return serial_date(n, value, c);
	return n == 1 || n == 2 ? day_first(value, c) : bad;
}

struct date cell_date_value(const struct cell_date *scan, enum date_order order)
{
	/* Spreadsheets count from 31 December 1899 and believe in 29 February 1900; the numbers
	 * before that day are not taken. */
	enum { DAYS_TO_1970 = 25569 };

	if (scan->form == CELL_DATE_CLEAR)
		return date_make(scan->year, scan->month, scan->day);
	if (scan->form == CELL_DATE_SERIAL)
		return date_from_days(scan->serial - DAYS_TO_1970);
	if (scan->form == CELL_DATE_NUMERIC && order == DATE_ORDER_MDY)
		return date_make(scan->year, scan->first, scan->second);
	if (scan->form == CELL_DATE_NUMERIC)
		return date_make(scan->year, scan->second, scan->first);
	return DATE_NONE;
}

const char *cell_score(struct csv_cell cell, struct score *out, bool *percent)
{
	enum { DECIMALS = 6, DIGITS = 9 };
	struct cursor c = {cell.text, cell.text + cell.length};
	bool minus = false;
	int whole, n, n_fraction = 0;
	char ignored;

	*out = (struct score){0};
	*percent = cell.length > 0 && cell.text[cell.length - 1] == '%';
	if (*percent)
		c.end--;
	while (c.end > c.at && c.end[-1] == ' ')
		c.end--;
	if (cell_is_scientific(cell))
		return "Score is in scientific form: a spreadsheet has changed it. Export the list "
		       "again.";
	minus = take_char(&c, "-", &ignored);
	n = take_digits(&c, &whole);
	if (n > 8)
		return "Score is too large to be one. Check it against the tool that made it.";
	out->value = whole;
	if (take_char(&c, ".", &ignored)) {
		while (c.at < c.end && cell_digit(*c.at)) {
			if (n_fraction == DECIMALS)
				return "Score has more than 6 decimals. Round it in the tool that "
				       "made it.";
			out->value = out->value * 10 + (*c.at++ - '0');
			n_fraction++;
		}
		n += n_fraction;
	}
	if (n == 0 || c.at != c.end)
		return "Score is not a number. Write it in digits, as 0.55 or 7.6%.";
	/* 0.550 and 0.55 are the same score. */
	while (n_fraction > 0 && out->value % 10 == 0) {
		out->value /= 10;
		n_fraction--;
	}
	out->scale = n_fraction;
	out->value = minus ? -out->value : out->value;
	out->set = true;
	return NULL;
}
