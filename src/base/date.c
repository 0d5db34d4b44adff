#include <caseload/base/date.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const month_names[] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const weekday_names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

bool date_is_set(struct date d)
{
	return d.year != 0;
}

static int month_length(int year, int month)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month == 2 && leap ? 29 : lengths[month - 1];
}

bool date_valid(int year, int month, int day)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
	       day <= month_length(year, month);
}

struct date date_make(int year, int month, int day)
{
	if (!date_valid(year, month, day))
		return DATE_NONE;
	return (struct date){(short)year, (signed char)month, (signed char)day};
}

int date_compare(struct date a, struct date b)
{
	if (!date_is_set(a) || !date_is_set(b))
		return (int)date_is_set(b) - (int)date_is_set(a);
	if (a.year != b.year)
		return a.year - b.year;
	if (a.month != b.month)
		return a.month - b.month;
	return a.day - b.day;
}

bool date_equal(struct date a, struct date b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Days from civil and back: eras of 400 years, years that begin in March. */
long date_days(struct date d)
{
	long y = d.year - (d.month <= 2);
	long era = (y >= 0 ? y : y - 399) / 400;
	long year_of_era = y - era * 400;
	long day_of_year = (153L * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
	long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * 146097 + day_of_era - 719468;
}

struct date date_from_days(long days)
{
	long z = days + 719468;
	long era = (z >= 0 ? z : z - 146096) / 146097;
	long day_of_era = z - era * 146097;
	long year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	long mp = (5 * day_of_year + 2) / 153;
	int day = (int)(day_of_year - (153 * mp + 2) / 5 + 1);
	int month = (int)(mp + (mp < 10 ? 3 : -9));
	return date_make((int)(year_of_era + era * 400) + (month <= 2), month, day);
}

struct date date_add_days(struct date d, long days)
{
	return date_is_set(d) ? date_from_days(date_days(d) + days) : DATE_NONE;
}

struct date date_add_months(struct date d, int months)
{
	if (!date_is_set(d))
		return DATE_NONE;
	int count = d.year * 12 + d.month - 1 + months;
	int year = count / 12, month = count % 12 + 1;
	if (year < 1 || year > 9999)
		return DATE_NONE;
	int last = month_length(year, month);
	return date_make(year, month, d.day < last ? d.day : last);
}

long date_between(struct date from, struct date to)
{
	return date_days(to) - date_days(from);
}

int date_weekday(struct date d)
{
	long days = (date_days(d) + 3) % 7; /* 1970-01-01 was a Thursday */
	return (int)(days < 0 ? days + 7 : days) + 1;
}

int date_age(struct date born, struct date on)
{
	int age = on.year - born.year;
	if (on.month < born.month || (on.month == born.month && on.day < born.day))
		age--;
	return age;
}

bool date_parse_iso(const char *text, struct date *out)
{
	if (text == NULL || strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return false;
	for (int i = 0; i < 10; i++)
		if (i != 4 && i != 7 && !isdigit((unsigned char)text[i]))
			return false;
	struct date d = date_make(atoi(text), atoi(text + 5), atoi(text + 8));
	if (!date_is_set(d))
		return false;
	*out = d;
	return true;
}

const char *date_iso(struct date d, char buffer[static DATE_ISO_SIZE])
{
	if (!date_is_set(d)) {
		buffer[0] = '\0';
		return buffer;
	}
	/* By hand: an import writes millions of them. */
	for (int at = 3, year = d.year; at >= 0; at--, year /= 10)
		buffer[at] = (char)('0' + year % 10);
	buffer[4] = buffer[7] = '-';
	buffer[5] = (char)('0' + d.month / 10);
	buffer[6] = (char)('0' + d.month % 10);
	buffer[8] = (char)('0' + d.day / 10);
	buffer[9] = (char)('0' + d.day % 10);
	buffer[10] = '\0';
	return buffer;
}

const char *date_month_name(int month)
{
	return month >= 1 && month <= 12 ? month_names[month - 1] : "";
}

const char *date_show(struct date d, char buffer[static DATE_SHOWN_SIZE])
{
	if (!date_is_set(d))
		buffer[0] = '\0';
	else
		snprintf(buffer, DATE_SHOWN_SIZE, "%02u-%s-%04u", (unsigned)d.day % 100u,
			date_month_name(d.month), (unsigned)d.year % 10000u);
	return buffer;
}

const char *date_show_weekday(struct date d, char buffer[static DATE_SHOWN_SIZE])
{
	char plain[DATE_SHOWN_SIZE];
	if (!date_is_set(d))
		buffer[0] = '\0';
	else
		snprintf(buffer, DATE_SHOWN_SIZE, "%s %.11s", weekday_names[date_weekday(d) - 1],
			date_show(d, plain));
	return buffer;
}

const char *date_distance(struct date d, struct date today, char buffer[static 32])
{
	long days = date_between(today, d), size = labs(days);
	int years = days < 0 ? date_age(d, today) : date_age(today, d);
	char amount[28];

	if (days == 0)
		return strcpy(buffer, "today");
	if (days == 1)
		return strcpy(buffer, "tomorrow");
	if (days == -1)
		return strcpy(buffer, "yesterday");
	if (size < 14)
		snprintf(amount, sizeof(amount), "%ld days", size);
	else if (years < 1)
		snprintf(amount, sizeof(amount), "%ld weeks", size / 7);
	else
		snprintf(amount, sizeof(amount), "%d year%s", years, years == 1 ? "" : "s");
	snprintf(buffer, 32, days > 0 ? "in %s" : "%s ago", amount);
	return buffer;
}

const char *date_holiday(struct date d, const struct holidays *holidays)
{
	for (size_t i = 0; holidays != NULL && i < holidays->n; i++)
		if (date_equal(holidays->days[i], d))
			return holidays->names != NULL ? holidays->names[i] : "a bank holiday";
	return NULL;
}

bool date_is_working_day(struct date d, const struct holidays *holidays)
{
	return date_weekday(d) <= 5 && date_holiday(d, holidays) == NULL;
}

struct date date_add_working_days(struct date d, int n, const struct holidays *holidays)
{
	int step = n < 0 ? -1 : 1;
	while (n != 0 && date_is_set(d)) {
		d = date_add_days(d, step);
		if (date_is_working_day(d, holidays))
			n -= step;
	}
	return d;
}

enum { REMARK_MAX = 30 };

const char *date_echo(struct date d, const struct date_rules *rules, char buffer[static 80])
{
	char shown[DATE_SHOWN_SIZE], distance[32];
	const char *remark;

	if (!date_is_set(d))
		return strcpy(buffer, "Not known");
	remark = date_holiday(d, rules->holidays);
	if (remark == NULL && date_weekday(d) > 5)
		remark = date_weekday(d) == 6 ? "a Saturday" : "a Sunday";
	if (remark != NULL && strlen(remark) > REMARK_MAX) /* a proclaimed day can be long */
		remark = "a bank holiday";
	snprintf(buffer, 80, "%s, %s%s%s", date_show_weekday(d, shown),
		date_distance(d, rules->today, distance), remark != NULL ? ", " : "",
		remark != NULL ? remark : "");
	return buffer;
}
