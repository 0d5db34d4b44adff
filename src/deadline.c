#include <caseload/deadline.h>

#include <stdio.h>
#include <string.h>

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
