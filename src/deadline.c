#include <caseload/deadline.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

static const struct field deadline_rule_fields[] = {
	FIELD_HIDE(INT, deadline_rule, id),
	FIELD(INT, deadline_rule, version),
	FIELD_CODED(deadline_rule, code, words_deadline_code),
	FIELD(TEXT, deadline_rule, anchor),
	FIELD_MAYBE(deadline_rule, earliest),
	FIELD_MAYBE(deadline_rule, amount),
	FIELD_CODED(deadline_rule, unit, words_deadline_unit),
	FIELD(TEXT, deadline_rule, stops),
	FIELD(TEXT, deadline_rule, source),
};
const struct shape deadline_rule_shape = SHAPE(deadline_rule, deadline_rule_fields);

static const struct field holiday_fields[] = {
	FIELD_HIDE(INT, holiday, id),
	FIELD(INT, holiday, version),
	FIELD(DATE, holiday, on),
	FIELD(TEXT, holiday, name),
	FIELD_CODED(holiday, change, words_holiday_change),
	FIELD(TEXT, holiday, before),
	FIELD_HIDE(BOOL, holiday, removed),
};
const struct shape holiday_shape = SHAPE(holiday, holiday_fields);

/* ---- the rules ---- */

static struct date month_end(struct date day)
{
	struct date next = date_add_months(date_make(day.year, day.month, 1), 1);

	return date_add_days(next, -1);
}

struct date deadline_due(
	const struct deadline_rule *rule, struct date anchor, const struct holidays *holidays)
{
	if (!date_is_set(anchor))
		return DATE_NONE;
	if (rule->unit == UNIT_MONTH_END)
		return month_end(anchor);
	if (rule->amount == 0)
		return DATE_NONE;
	switch (rule->unit) {
	case UNIT_DAYS:
		return date_add_days(anchor, (long)rule->amount);
	case UNIT_WORKING_DAYS:
		return date_add_working_days(anchor, (int)rule->amount, holidays);
	case UNIT_MONTHS:
		return date_add_months(anchor, (int)rule->amount);
	default:
		return anchor;
	}
}

struct date deadline_by(
	const struct deadline_rules *rules, enum deadline_code code, struct date anchor)
{
	return deadline_due(&rules->of[code], anchor, &rules->holidays);
}

int64_t deadline_due_at(
	const struct deadline_rule *rule, int64_t anchor, const struct holidays *holidays)
{
	char instant[INSTANT_SIZE];

	if (rule->unit == UNIT_HOURS)
		return anchor + rule->amount * 3600;
	struct date day = instant_date(clock_utc(anchor, instant));
	return instant_at(date_add_days(deadline_due(rule, day, holidays), 1), 0, 0) - 1;
}

char *deadline_rule_words(const struct deadline_rule *rule, struct arena *arena)
{
	int64_t n = rule->amount < 0 ? -rule->amount : rule->amount;
	const char *unit = word_shown(&words_deadline_unit, rule->unit);
	int length = (int)strlen(unit);

	if (rule->unit == UNIT_MONTH_END)
		return arena_strdup(arena, "the end of the month");
	if (n == 0)
		return arena_strdup(arena, "as agreed for each");
	if (rule->earliest != 0)
		return arena_printf(
			arena, "%" PRId64 " to %" PRId64 " %s", rule->earliest, n, unit);
	return arena_printf(arena, "%" PRId64 " %.*s%s", n, n == 1 ? length - 1 : length, unit,
		rule->amount < 0 ? " before" : "");
}

bool deadline_rule_check(const struct deadline_rule *rule, int64_t amount, struct err *err)
{
	enum { MONTHS_MOST = 12, DAYS_MOST = 400, HOURS_MOST = 72, BEFORE_MOST = 31 };
	const char *unit = word_shown(&words_deadline_unit, rule->unit);

	if (rule->code == RULE_ADMISSION_REVIEW)
		return err_set(err, ERR_INVALID, "amount",
			"An admission is looked at by the end of its month. That has no number to "
			"change.");
	if (rule->code == RULE_COORD_CONTACT)
		return err_set(err, ERR_INVALID, "amount",
			"How often the co-ordinator is in touch is agreed for each person. Set it "
			"there: caseload lead assign --contact-days.");
	if (rule->code == RULE_MDT_CUTOFF)
		return (amount < 0 && amount >= -BEFORE_MOST) ||
		       err_set(err, ERR_INVALID, "amount",
			       "Names are accepted until some days before the meeting: a number "
			       "from -31 to -1, for example -2.");
	if (rule->unit == UNIT_MONTHS && (amount < 1 || amount > MONTHS_MOST))
		return err_set(err, ERR_INVALID, "amount",
			rule->code == RULE_PLAN_REVIEW
				? "A plan is reviewed at least every 12 months: a number from 1 to "
				  "12."
				: "That is a number of months from 1 to 12.");
	if (amount < 1 || amount > (rule->unit == UNIT_HOURS ? HOURS_MOST : DAYS_MOST))
		return err_set(err, ERR_INVALID, "amount", "That is a number of %s from 1 to %d.",
			unit, rule->unit == UNIT_HOURS ? HOURS_MOST : DAYS_MOST);
	if (amount < rule->earliest)
		return err_set(err, ERR_INVALID, "amount",
			"It is not before %" PRId64 " %s: the last cannot be earlier.",
			rule->earliest, unit);
	return true;
}

/* ---- due, soon, late ---- */

enum deadline_state deadline_state(struct date due, struct date today, int64_t soon_days)
{
	if (!date_is_set(due) || !date_is_set(today))
		return DEADLINE_NONE;
	long left = date_between(today, due);
	if (left < 0)
		return DEADLINE_LATE;
	if (left == 0)
		return DEADLINE_TODAY;
	return left <= soon_days ? DEADLINE_SOON : DEADLINE_AHEAD;
}

long deadline_late_days(struct date due, struct date today)
{
	if (!date_is_set(due) || !date_is_set(today))
		return 0;
	long left = date_between(today, due);
	return left < 0 ? -left : 0;
}

/* Civil dates span under four million days; the bounds let the compiler see that words fit. */
static int days_left(struct date due, struct date today)
{
	long left = date_between(today, due);
	return (int)(left > 9999999 ? 9999999 : left < -9999999 ? -9999999 : left);
}

/* From a fortnight on, weeks say more than days; what is late is always counted in days. */
enum { DAYS_TOLD = 14 };

const char *deadline_words(struct date due, struct date today, char buffer[static 16])
{
	if (!date_is_set(due) || !date_is_set(today))
		return strcpy(buffer, "");
	int left = days_left(due, today);
	if (left == 0)
		return strcpy(buffer, "today");
	if (left < 0)
		snprintf(buffer, 16, "%dd late", -left);
	else if (left < DAYS_TOLD)
		snprintf(buffer, 16, "in %dd", left);
	else
		snprintf(buffer, 16, "in %dw", left / 7);
	return buffer;
}

const char *deadline_sentence(struct date due, struct date today, char buffer[static 32])
{
	if (!date_is_set(due) || !date_is_set(today))
		return strcpy(buffer, "");
	int left = days_left(due, today);
	if (left == 0)
		return strcpy(buffer, "due today");
	if (left < 0)
		snprintf(buffer, 32, "%d day%s late", -left, left == -1 ? "" : "s");
	else if (left < DAYS_TOLD)
		snprintf(buffer, 32, "due in %d day%s", left, left == 1 ? "" : "s");
	else
		snprintf(buffer, 32, "due in %d weeks", left / 7);
	return buffer;
}

bool deadline_is_past(int64_t due_at, int64_t now)
{
	return now > due_at;
}

const char *deadline_words_at(int64_t due_at, int64_t now, char buffer[static 16])
{
	enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };
	char due[INSTANT_SIZE], at[INSTANT_SIZE], time[8];
	int64_t over = now - due_at;

	clock_utc(due_at, due);
	if (over >= DAY || over < -DAY)
		return deadline_words(instant_date(due), instant_date(clock_utc(now, at)), buffer);
	if (over <= 0)
		snprintf(buffer, 16, "due %s", instant_show_time(due, time));
	else if (over < HOUR)
		snprintf(buffer, 16, "%d min late", (int)((over + MINUTE - 1) / MINUTE));
	else
		snprintf(buffer, 16, "%dh %dm late", (int)(over / HOUR),
			(int)(over % HOUR / MINUTE));
	return buffer;
}
