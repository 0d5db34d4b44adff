/* The date grammar: what a person may type, in fields, filters and the shell alike. */
#include <caseload/base/date.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_SIZE = 32 };

struct reading {
	const struct date_rules *rules;
	const char *field;
	struct err *err;
};

static bool refuse(const struct reading *r, const char *what)
{
	return err_set(r->err, ERR_INVALID, r->field, "%s Type for example %s.", what,
		r->rules->kind == DATE_BIRTH  ? "14/7/45 or 14-Jul-1945"
		: r->rules->kind == DATE_PAST ? "t, y, -2d or 16/3"
					      : "t, +2w, +3m, fri or 16/3");
}

/* Lower case, white space single, into a small buffer; longer text cannot be a date. */
static bool tidy(const char *text, char out[static WORD_SIZE])
{
	size_t n = 0;
	bool gap = false;

	for (; *text != '\0'; text++) {
		if (isspace((unsigned char)*text)) {
			gap = n > 0;
			continue;
		}
		if (gap && n < WORD_SIZE - 1)
			out[n++] = ' ';
		gap = false;
		if (n >= WORD_SIZE - 1)
			return false;
		out[n++] = (char)tolower((unsigned char)*text);
	}
	out[n] = '\0';
	return true;
}

static int weekday_number(const char *text)
{
	static const char *const names[] = {
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
	size_t n = strlen(text);
	for (int i = 0; n >= 3 && i < 7; i++)
		if (strncmp(names[i], text, n) == 0)
			return i + 1;
	return 0;
}

static int month_number(const char *text, size_t n)
{
	static const char *const names[] = {"january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december"};
	for (int i = 0; n >= 3 && i < 12; i++)
		if (n <= strlen(names[i]) && strncmp(names[i], text, n) == 0)
			return i + 1;
	if (n == 4 && strncmp(text, "sept", 4) == 0)
		return 9;
	return 0;
}

/* "+3", "+2w", "-2d", "+3wd" after any leading "t". */
static bool read_arithmetic(const char *text, const struct reading *r, struct date *out)
{
	char *end;
	long amount = strtol(text, &end, 10);
	struct date today = r->rules->today;

	while (*end == ' ')
		end++;
	if (amount > 50000 || amount < -50000)
		return false;
	if (*end == '\0' || strcmp(end, "d") == 0)
		*out = date_add_days(today, amount);
	else if (strcmp(end, "w") == 0 && labs(amount) <= 7000)
		*out = date_add_days(today, amount * 7);
	else if (strcmp(end, "m") == 0 && labs(amount) <= 1500)
		*out = date_add_months(today, (int)amount);
	else if (strcmp(end, "y") == 0 && labs(amount) <= 130)
		*out = date_add_months(today, (int)amount * 12);
	else if (strcmp(end, "wd") == 0 && labs(amount) <= 1000)
		*out = date_add_working_days(today, (int)amount, r->rules->holidays);
	else
		return false;
	return true;
}

static struct date next_weekday(struct date today, int weekday)
{
	int ahead = (weekday - date_weekday(today) + 7) % 7;
	return date_add_days(today, ahead == 0 ? 7 : ahead);
}

static bool read_word(const char *text, const struct reading *r, struct date *out)
{
	struct date today = r->rules->today;
	int weekday;

	if (strcmp(text, "t") == 0 || strcmp(text, "today") == 0)
		*out = today;
	else if (strcmp(text, "y") == 0 || strcmp(text, "yesterday") == 0)
		*out = date_add_days(today, -1);
	else if (strcmp(text, "tom") == 0 || strcmp(text, "tomorrow") == 0)
		*out = date_add_days(today, 1);
	else if (strcmp(text, "eom") == 0) {
		struct date first = date_make(today.year, today.month, 1);
		*out = date_add_days(date_add_months(first, 1), -1);
	} else if ((weekday = weekday_number(text)) != 0)
		*out = next_weekday(today, weekday);
	else if (strncmp(text, "next ", 5) == 0 && (weekday = weekday_number(text + 5)) != 0)
		*out = date_add_days(next_weekday(today, weekday), 7);
	else if (strncmp(text, "last ", 5) == 0 && (weekday = weekday_number(text + 5)) != 0)
		*out = date_add_days(next_weekday(date_add_days(today, -8), weekday), 0);
	else
		return false;
	return true;
}

/* Two digits fall within 50 years of today; a birth is always behind us. */
static int full_year(int year, int digits, const struct reading *r)
{
	int now = r->rules->today.year;

	if (digits > 2)
		return year;
	int guess = now / 100 * 100 + year;
	if (r->rules->kind == DATE_BIRTH)
		return guess > now ? guess - 100 : guess;
	if (guess > now + 50)
		return guess - 100;
	return guess < now - 50 ? guess + 100 : guess;
}

struct parts {
	int day, month, year;
	int year_digits; /* 0: no year typed */
	bool month_in_words;
};

/* "st", "nd", "rd" or "th", and then no more letters. */
static bool ordinal(const char *text)
{
	return (strncmp(text, "st", 2) == 0 || strncmp(text, "nd", 2) == 0 ||
		       strncmp(text, "rd", 2) == 0 || strncmp(text, "th", 2) == 0) &&
	       !isalpha((unsigned char)text[2]);
}

/* Splits "16/3/26", "16 mar 2026", "16mar", "160326", "2026-03-16", "1st" into numbers. */
static bool split(const char *text, struct parts *p)
{
	int numbers[3], digits[3], n = 0, word = 0;
	size_t length = strlen(text);

	memset(p, 0, sizeof(*p));
	if (!isdigit((unsigned char)*text))
		return false;
	if ((length == 6 || length == 8) && strspn(text, "0123456789") == length) {
		int all = atoi(text), divisor = length == 6 ? 100 : 10000;
		p->year = all % divisor;
		p->month = all / divisor % 100;
		p->day = all / divisor / 100;
		p->year_digits = length == 6 ? 2 : 4;
		return true;
	}
	while (*text != '\0') {
		if (isdigit((unsigned char)*text)) {
			size_t span = strspn(text, "0123456789");
			if (n == 3 || span > 4)
				return false;
			numbers[n] = atoi(text);
			digits[n++] = (int)span;
			text += span;
			if (n == 1 && ordinal(text))
				text += 2;
		} else if (isalpha((unsigned char)*text)) {
			size_t span = 0;
			while (isalpha((unsigned char)text[span]))
				span++;
			if (word != 0 || n != 1 || (word = month_number(text, span)) == 0)
				return false;
			text += span;
		} else if (strchr("/.- ,", *text) != NULL) {
			text++;
		} else {
			return false;
		}
	}
	if (n == 0)
		return false;
	if (n == 3 && word == 0 && digits[0] == 4) { /* 2026-03-16 */
		*p = (struct parts){numbers[2], numbers[1], numbers[0], 4, false};
		return true;
	}
	if (digits[0] > 2)
		return false;
	p->day = numbers[0];
	if (word != 0) {
		if (n > 2)
			return false;
		p->month = word;
		p->month_in_words = true;
		if (n == 2) {
			p->year = numbers[1];
			p->year_digits = digits[1];
		}
		return true;
	}
	if (n > 1)
		p->month = numbers[1];
	if (n > 2) {
		p->year = numbers[2];
		p->year_digits = digits[2];
	}
	return n < 2 || digits[1] <= 2;
}

/* A day alone, or a day and month: the next one to come, or the last one for what is past. */
static bool complete(struct parts *p, const struct reading *r, struct date *out)
{
	struct date today = r->rules->today;
	bool back = r->rules->kind == DATE_PAST;

	for (int i = 0; i < 60; i++) {
		struct date d;
		if (p->month == 0) {
			struct date first = date_make(today.year, today.month, 1);
			first = date_add_months(first, back ? -i : i);
			d = date_make(first.year, first.month, p->day);
		} else {
			d = date_make(today.year + (back ? -i : i), p->month, p->day);
		}
		int order = date_is_set(d) ? date_compare(d, today) : 0;
		if (date_is_set(d) && (back ? order <= 0 : order >= 0)) {
			*out = d;
			return true;
		}
	}
	return refuse(r, "There is no such day.");
}

/* "mar 2025", "3/2025", "2025", "mar 16": every date of a record is a whole day and has the day
 * first, so what is missing is told. True when it is none of these. */
static bool refuse_part(const char *text, const struct reading *r)
{
	size_t letters = 0, digits;
	char what[80];

	while (isalpha((unsigned char)text[letters]))
		letters++;
	if (letters == 0) {
		digits = strspn(text, "0123456789");
		if (digits == 4 && text[4] == '\0')
			return refuse(r, "Day and month are missing.");
		if (digits > 0 && digits <= 2 && text[digits] != '\0' &&
			strchr("/-.", text[digits]) != NULL &&
			strspn(text + digits + 1, "0123456789") == 4 && text[digits + 5] == '\0')
			return refuse(r, "The day is missing.");
		return true;
	}
	if (month_number(text, letters) == 0)
		return true;
	const char *rest = text + letters + strspn(text + letters, " /-.");
	digits = strspn(rest, "0123456789");
	if (rest[digits] != '\0' || digits == 3 || digits > 4)
		return true;
	if (digits == 0 || digits == 4)
		return refuse(r, "The day is missing.");
	snprintf(what, sizeof(what), "Day comes first: %.2s %.9s.", rest,
		date_month_name(month_number(text, letters)));
	return refuse(r, what);
}

static bool read_civil(const char *text, const struct reading *r, struct date *out)
{
	struct parts p;
	char what[120];

	if (!refuse_part(text, r))
		return false;
	if (!split(text, &p))
		return refuse(r, "That is not a date we can read.");
	if (p.year_digits == 3 || p.year_digits == 1)
		return refuse(r, "A year has two or four digits.");
	if (p.month > 12) {
		int n = snprintf(what, sizeof(what), "%d is not a month. Day comes first", p.month);
		if (p.month <= 31 && p.day >= 1 && p.day <= 12)
			snprintf(what + n, sizeof(what) - (size_t)n, ": %d/%d.", p.month, p.day);
		else
			snprintf(what + n, sizeof(what) - (size_t)n, ".");
		return refuse(r, what);
	}
	if (p.day < 1 || p.day > 31 || (p.month == 0 && p.year_digits > 0)) {
		snprintf(what, sizeof(what), "%d is not a day.", p.day);
		return refuse(r, what);
	}
	if (p.month == 0 && text[strspn(text, "0123456789stndrh")] != '\0')
		return refuse(r, "The month is missing.");
	if (p.year_digits == 0) {
		if (r->rules->kind == DATE_BIRTH)
			return refuse(r, "A date of birth needs its year.");
		return complete(&p, r, out);
	}
	int year = full_year(p.year, p.year_digits, r);
	*out = date_make(year, p.month, p.day);
	/* 14/7/26 typed for a birth in spring 2026 is a person of 99. */
	if (r->rules->kind == DATE_BIRTH && p.year_digits == 2 && date_is_set(*out) &&
		date_compare(*out, r->rules->today) >= 0) {
		year -= 100;
		*out = date_make(year, p.month, p.day);
	}
	if (date_is_set(*out) && year < 1800) {
		snprintf(what, sizeof(what), "The year %d is too long ago.", year);
		return refuse(r, what);
	}
	if (!date_is_set(*out)) {
		snprintf(what, sizeof(what), "%s %d does not have %d days.",
			date_month_name(p.month), year, p.day);
		return refuse(r, what);
	}
	return true;
}

static bool check_kind(const struct reading *r, struct date d)
{
	struct date today = r->rules->today;
	char shown[DATE_SHOWN_SIZE];
	int order = date_compare(d, today);

	date_show(d, shown);
	switch (r->rules->kind) {
	case DATE_ANY:
		break;
	case DATE_PAST:
		if (order > 0)
			return err_set(r->err, ERR_INVALID, r->field,
				"%s has not come yet. The date must be today or before.", shown);
		break;
	case DATE_FUTURE:
		if (order < 0)
			return err_set(r->err, ERR_INVALID, r->field,
				"%s has passed. The date must be today or later. Type for example "
				"+3m.",
				shown);
		break;
	case DATE_BIRTH:
		if (order >= 0)
			return err_set(r->err, ERR_INVALID, r->field,
				"Date of birth must be in the past. You typed %s.", shown);
		if (d.year < 1900 || date_age(d, today) >= 120)
			return err_set(r->err, ERR_INVALID, r->field,
				"Date of birth must be after 1900 and less than 120 years ago. You "
				"typed %s.",
				shown);
		break;
	}
	return true;
}

bool date_read(const char *text, const struct date_rules *rules, const char *field,
	struct date *out, struct err *err)
{
	struct reading r = {rules, field, err};
	char word[WORD_SIZE];
	struct date d = DATE_NONE;

	if (text == NULL || !tidy(text, word))
		return refuse(&r, "That is not a date we can read.");
	if (word[0] == '\0')
		return refuse(&r, "A date is missing.");
	if (rules->unknown_allowed && (strcmp(word, "u") == 0 || strcmp(word, "unknown") == 0 ||
					      strcmp(word, "not known") == 0)) {
		*out = DATE_NONE;
		return true;
	}
	const char *sum = word[0] == 't' && (word[1] == '+' || word[1] == '-') ? word + 1 : word;
	bool found = (*sum == '+' || *sum == '-') && isdigit((unsigned char)sum[1]);
	if (found && !read_arithmetic(sum, &r, &d))
		return refuse(&r, "After the number comes d, w, m, y or wd.");
	if (!found && !read_word(word, &r, &d) && !read_civil(word, &r, &d))
		return false;
	if (!date_is_set(d))
		return refuse(&r, "That is too far away.");
	if (!check_kind(&r, d))
		return false;
	*out = d;
	return true;
}

/* Such words are names and beginnings of names too: "may", "tom", "jan". Weekdays are not. */
static bool is_short_word(const char *word)
{
	size_t n = strlen(word);

	return strspn(word, "abcdefghijklmnopqrstuvwxyz") == n && weekday_number(word) == 0 &&
	       strcmp(word, "today") != 0 && strcmp(word, "tomorrow") != 0 &&
	       strcmp(word, "yesterday") != 0 && strcmp(word, "eom") != 0;
}

bool date_meant(const char *text, const struct date_rules *rules, struct date *out)
{
	struct date_rules any = *rules;
	char word[WORD_SIZE];
	struct date d;

	if (text == NULL || !tidy(text, word))
		return false;
	if (is_short_word(word) || strspn(word, "0123456789 ") == strlen(word))
		return false;
	any.unknown_allowed = false;
	if (!date_read(word, &any, "", &d, NULL))
		return false;
	*out = d;
	return true;
}
