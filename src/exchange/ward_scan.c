#include "ward_scan.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* ---- what a date is of ---- */

/* The first list that has a word of the text decides: an expected discharge is no discharge. A bar
 * behind a word: it must end there. */
static const struct {
	enum ward_role role;
	const char *words[16];
} roles[] = {
	{WARD_OTHER,
		{"edd|", "expect", "estimat", "est|", "predict", "plan", "due|", "target", "died|",
			"death", "print", "review", "next", "follow", "fit|", "run|"}},
	{WARD_BORN, {"dob|", "d.o.b", "born|", "birth"}},
	{WARD_DISCHARGED, {"discharg", "disch|", "d/c|", "dc|", "dc'd|", "went home"}},
	{WARD_ADMITTED, {"admi", "adm|", "doa|", "readmi", "re-admi"}},
	{WARD_ON, {"attend", "arriv", "incident", "call", "convey", "seen|", "date", "on|"}},
};

static bool has_word(const char *text, const char *word)
{
	size_t n = strcspn(word, "|");

	for (const char *at = text; *at != '\0'; at++)
		if ((at == text || !isalpha((unsigned char)at[-1])) && strncmp(at, word, n) == 0 &&
			(word[n] == '\0' || !isalpha((unsigned char)at[n])))
			return true;
	return false;
}

enum { LABEL_MOST = 40 };

enum ward_role ward_role(const char *text, size_t length)
{
	char label[LABEL_MOST + 1];
	size_t n = length < LABEL_MOST ? length : LABEL_MOST;

	for (size_t i = 0; i < n; i++) {
		char c = text[length - n + i];

		label[i] = c == '_' || c == '\0' ? ' ' : (char)tolower((unsigned char)c);
	}
	label[n] = '\0';
	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		for (size_t j = 0; j < 16 && roles[i].words[j] != NULL; j++)
			if (has_word(label, roles[i].words[j]))
				return roles[i].role;
	return WARD_UNSAID;
}

/* ---- dates ---- */

static size_t digits(const char *text, size_t length)
{
	size_t n = 0;

	while (n < length && cell_digit(text[n]))
		n++;
	return n;
}

static int number_of(const char *text, size_t n)
{
	int value = 0;

	for (size_t i = 0; i < n; i++)
		value = value * 10 + (text[i] - '0');
	return value;
}

/* The figures of a year at the end of a date, four of them or two; 0: there is none. */
static int year_at(const char *text, size_t length, int this_year, size_t *used)
{
	size_t n = digits(text, length);
	bool goes_on = n + 1 < length && (text[n] == '.' || text[n] == '/' || text[n] == '-') &&
		       cell_digit(text[n + 1]);
	int year;

	*used = n;
	if ((n != 2 && n != 4) || goes_on || (n < length && cell_letter(text[n]) && text[n] != 'T'))
		return 0;
	year = number_of(text, n);
	if (n == 4)
		return year;
	return year <= this_year % 100 ? this_year / 100 * 100 + year
				       : this_year / 100 * 100 - 100 + year;
}

static bool scanned(struct cell_date *out, const char *text)
{
	*out = cell_date_scan((struct csv_cell){text, strlen(text)});
	return out->form == CELL_DATE_CLEAR || out->form == CELL_DATE_NUMERIC;
}

/* After the day: "/3/2026", "-Mar-26", "th March 2026", "Mar2026". */
static size_t after_day(
	const char *text, size_t length, size_t day, int this_year, struct cell_date *out)
{
	static const char *const ordinals[] = {"st", "nd", "rd", "th"};
	size_t at = day, n, used;
	char sep, whole[40];
	int year;

	for (size_t i = 0; i < 4; i++)
		if (length > at + 2 && strncasecmp(text + at, ordinals[i], 2) == 0 &&
			text[at + 2] == ' ') {
			at += 2;
			break;
		}
	if (at >= length)
		return 0;
	sep = text[at];
	if (strchr("/-. ", sep) != NULL && sep != '\0')
		at++;
	else if (!cell_letter(sep))
		return 0;
	if (at < length && cell_letter(text[at])) {
		for (n = 0; at + n < length && cell_letter(text[at + n]); n++)
			;
		if (n < 3 || n > 9)
			return 0;
		size_t month = at;
		at += n;
		while (at < length && (text[at] == sep || text[at] == ' ' || text[at] == ',' ||
					      text[at] == '\'' || text[at] == '.'))
			at++;
		year = at < length ? year_at(text + at, length - at, this_year, &used) : 0;
		snprintf(whole, sizeof(whole), "%.*s-%.*s-%04d", (int)day, text, (int)n,
			text + month, year);
		return year > 0 && scanned(out, whole) ? at + used : 0;
	}
	n = at < length ? digits(text + at, length - at) : 0;
	if (sep == ' ' || n < 1 || n > 2 || at + n >= length || text[at + n] != sep)
		return 0;
	year = year_at(text + at + n + 1, length - at - n - 1, this_year, &used);
	snprintf(whole, sizeof(whole), "%.*s/%.*s/%04d", (int)day, text, (int)n, text + at, year);
	return year > 0 && scanned(out, whole) ? at + n + 1 + used : 0;
}

/* " 14:05", "T14:05:00": passed over, so that its figures are not read for anything else. */
static size_t time_at(const char *text, size_t length)
{
	size_t at = 1, n;

	if (length < 5 || (text[0] != ' ' && text[0] != 'T'))
		return 0;
	n = digits(text + at, length - at);
	if (n < 1 || n > 2 || at + n >= length || text[at + n] != ':')
		return 0;
	at += n;
	while (at < length && (cell_digit(text[at]) || text[at] == ':'))
		at++;
	return at;
}

static size_t date_alone(const char *text, size_t length, int this_year, struct cell_date *out)
{
	size_t n = digits(text, length);
	char whole[12];

	if (n == 1 || n == 2)
		return after_day(text, length, n, this_year, out);
	if (n == 4 && length >= 10 && (text[4] == '-' || text[4] == '/'))
		n = 10;
	if ((n != 8 && n != 10) || (n == 10 && cell_digit(text[4])))
		return 0;
	if (n < length && (cell_digit(text[n]) || (cell_letter(text[n]) && text[n] != 'T')))
		return 0;
	snprintf(whole, sizeof(whole), "%.*s", (int)n, text);
	if (!scanned(out, whole) || out->year < 1900 || out->year > 2100)
		return 0;
	/* Eight digits are a date only where there is such a day. */
	return n == 10 || date_valid(out->year, out->month, out->day) ? n : 0;
}

size_t ward_date_at(const char *text, size_t length, int this_year, struct cell_date *out)
{
	size_t n = date_alone(text, length, this_year, out);

	return n == 0 ? 0 : n + time_at(text + n, length - n);
}

/* ---- numbers ---- */

/* A blank, a no-break space or a hyphen, at most two; the bytes, 0 for none. */
static size_t gap_at(const char *text, size_t length)
{
	size_t at = 0;

	for (int i = 0; i < 2; i++) {
		if (at < length && (text[at] == ' ' || text[at] == '-'))
			at++;
		else if (at + 1 < length && memcmp(text + at, "\xc2\xa0", 2) == 0)
			at += 2;
	}
	return at;
}

/* "999 000 0018" and what was meant so: three, three, and two to six. The bytes; 0: it is not. */
static size_t three_three(const char *text, size_t length, size_t *last)
{
	size_t at = 3, gap = gap_at(text + at, length - at);

	if (gap == 0 || digits(text + at + gap, length - at - gap) != 3)
		return 0;
	at += gap + 3;
	gap = gap_at(text + at, length - at);
	if (gap == 0)
		return 0;
	at += gap;
	*last = digits(text + at, length - at);
	return *last >= 2 && *last <= 6 ? at + *last : 0;
}

/* 9.99E+09: ten digits of which a spreadsheet kept three. */
static size_t scientific(const char *text, size_t length)
{
	size_t at = digits(text, length);

	if (at != 1)
		return 0;
	if (at < length && text[at] == '.')
		at += 1 + digits(text + at + 1, length - at - 1);
	if (at >= length || (text[at] != 'E' && text[at] != 'e'))
		return 0;
	at++;
	if (at < length && text[at] == '+')
		at++;
	if (at < length && text[at] == '0')
		at++;
	return at < length && text[at] == '9' ? at + 1 : 0;
}

static size_t number_at(const char *text, size_t length, struct ward_number *out)
{
	size_t n = digits(text, length), last = 0, used;

	if ((used = scientific(text, length)) > 0) {
		out->shaped = true;
		return used;
	}
	if (n == 3 && (used = three_three(text, length, &last)) > 0) {
		out->shaped = last == 4;
		out->near = last != 4;
		return used;
	}
	/* No NHS Number begins with 0, and telephone numbers do. */
	out->near = n == 9 || n == 11;
	return (n == 10 || out->near) && text[0] != '0' ? n : 0;
}

/* ---- a line ---- */

static bool is_bare(struct csv_cell line)
{
	size_t n = 0;

	for (size_t i = 0; i < line.length; i++) {
		unsigned char c = (unsigned char)line.text[i];

		n += cell_digit((char)c);
		if (!cell_digit((char)c) && c != ' ' && c != '-' && c != 0xc2 && c != 0xa0)
			return false;
	}
	return n >= 3 && n <= 13;
}

void ward_scan(struct csv_cell line, int this_year, struct arena *arena, struct ward_marks *out)
{
	size_t at = 0, label = 0, used;

	*out = (struct ward_marks){.bare = is_bare(line)};
	while (at < line.length) {
		const char *text = line.text + at;
		size_t left = line.length - at;
		struct ward_number number = {{text, 0}, "", NULL, false, false};
		struct ward_date date = {WARD_UNSAID, {.form = CELL_DATE_NONE}};
		const char *repaired;

		if (!cell_digit(*text)) {
			at++;
			continue;
		}
		if (at > 0 && cell_letter(text[-1])) {
			at += digits(text, left);
			continue;
		}
		if ((used = ward_date_at(text, left, this_year, &date.as)) > 0) {
			date.role = ward_role(line.text + label, at - label);
			*(struct ward_date *)arena_push(arena, &out->dates, &out->dates_n,
				&out->dates_room, sizeof(date)) = date;
			label = at + used;
		} else if ((used = number_at(text, left, &number)) > 0 &&
			   (used == left || !cell_letter(text[used]))) {
			number.at.length = used;
			number.wrong = cell_nhs_number(number.at, number.digits, &repaired, arena);
			*(struct ward_number *)arena_push(arena, &out->numbers, &out->numbers_n,
				&out->numbers_room, sizeof(number)) = number;
			label = at + used;
		} else {
			used = digits(text, left);
		}
		at += used;
	}
}
