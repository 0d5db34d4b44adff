/* The cells of a definition's records. Numbers are read by hand: strtod() would obey the locale. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include <caseload/base/str.h>

#include "instrument_inside.h"

enum { UNITS_DIGITS = 9, ODDS_DIGITS = 15, EXPONENT_MOST = 22 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool cell_key(struct reader *reader, const char *column, const char *cell)
{
	bool good = is_letter(*cell);

	for (const char *at = cell; *at != '\0'; at++)
		good = good && (is_letter(*at) || is_digit(*at) || *at == '_');
	if (good && strlen(cell) <= 60)
		return true;
	return reader_fault(reader, column,
		"\"%s\" cannot be a key. A key is at most 60 letters, digits and underscores and "
		"begins with a letter.",
		reader_quote(reader, cell));
}

bool cell_label(struct reader *reader, const char *column, const char *cell)
{
	if (!text_is_blank(cell) && !cell_is_none(cell))
		return true;
	return reader_fault(reader, column, "It is empty. Write what a person is to read here.");
}

bool cell_choice(struct reader *reader, const char *column, const char *cell,
	const char *const names[], size_t n, int *out)
{
	struct str list = {0};

	for (size_t i = 0; i < n; i++) {
		if (strcmp(cell, names[i]) == 0) {
			*out = (int)i;
			str_free(&list);
			return true;
		}
		str_addf(&list, "%s%s", i == 0 ? "" : i + 1 == n ? " or " : ", ", names[i]);
	}
	reader_fault(reader, column, "\"%s\" is not known. Write %s.", reader_quote(reader, cell),
		str_text(&list));
	str_free(&list);
	return false;
}

static bool whole_read(const char *text, int64_t *out)
{
	bool minus = *text == '-';
	int64_t value = 0;
	int digits = 0;

	for (text += minus; is_digit(*text); text++) {
		if (++digits > UNITS_DIGITS)
			return false;
		value = value * 10 + (*text - '0');
	}
	*out = minus ? -value : value;
	return digits > 0 && *text == '\0';
}

bool cell_whole(struct reader *reader, const char *column, const char *cell, int64_t least,
	int64_t most, int64_t *out)
{
	if (whole_read(cell, out) && *out >= least && *out <= most)
		return true;
	return reader_fault(reader, column,
		"\"%s\" is not a whole number from %" PRId64 " to %" PRId64 ".",
		reader_quote(reader, cell), least, most);
}

bool cell_number(struct reader *reader, const char *column, const char *cell, struct score *out)
{
	if (score_parse(cell, out))
		return true;
	return reader_fault(reader, column,
		"\"%s\" is not a number. Write digits with a point, at most 12 digits and 6 of "
		"them after the point, for example 13.5.",
		reader_quote(reader, cell));
}

/* At most 15 digits over a power of ten up to 22: both are whole doubles, and their quotient is the
 * double nearest to what is written. */
bool odds_read(const char *text, double *out)
{
	bool minus = *text == '-', point = false;
	int64_t digits_value = 0, exponent = 0;
	int digits = 0, places = 0, significant = 0;
	double power = 1;

	for (text += minus; is_digit(*text) || (*text == '.' && !point); text++) {
		if (*text == '.') {
			point = true;
			continue;
		}
		digits++;
		places += point;
		significant += significant > 0 || *text != '0';
		if (significant > ODDS_DIGITS || places > EXPONENT_MOST)
			return false;
		digits_value = digits_value * 10 + (*text - '0');
	}
	if (digits == 0)
		return false;
	if (*text == 'e' || *text == 'E') {
		text += text[1] == '+' ? 2 : 1;
		if (!whole_read(text, &exponent) || exponent < -EXPONENT_MOST ||
			exponent > EXPONENT_MOST)
			return false;
		text = "";
	}
	exponent -= places;
	if (*text != '\0' || exponent < -EXPONENT_MOST || exponent > EXPONENT_MOST)
		return false;
	for (int64_t i = 0; i < (exponent < 0 ? -exponent : exponent); i++)
		power *= 10;
	*out = exponent < 0 ? (double)digits_value / power : (double)digits_value * power;
	if (minus)
		*out = -*out;
	return fabs(*out) <= 1e9;
}

bool cell_points(struct reader *reader, const char *column, const char *cell, struct points *out)
{
	*out = (struct points){0};
	if (reader->out->kind != INSTRUMENT_LOGISTIC) {
		if (whole_read(cell, &out->units))
			return true;
		return reader_fault(reader, column,
			"\"%s\" is not a whole number of at most 9 digits. Points are counted in "
			"whole units of 1/scale: with scale 100, 0.08 is 8.",
			reader_quote(reader, cell));
	}
	if (odds_read(cell, &out->odds))
		return true;
	return reader_fault(reader, column,
		"\"%s\" is not a number of at most 15 digits, for example 0.5258 or 6.0581e-05.",
		reader_quote(reader, cell));
}
