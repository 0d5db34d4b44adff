#include <caseload/team.h>

#include <string.h>

static const struct field team_fields[] = {
	FIELD_HIDE(INT, team, id),
	FIELD(TEXT, team, uid),
	FIELD(INT, team, version),
	FIELD(TEXT, team, name),
	FIELD(TEXT, team, area),
	FIELD(TEXT, team, phone),
	FIELD(TEXT, team, person_word),
	FIELD(INT, team, population),
	FIELD(INT, team, soon_days),
	FIELD(INT, team, review_months_very_high),
	FIELD(INT, team, review_months_high),
	FIELD(INT, team, review_months_rising),
	FIELD(INT, team, review_months_lower),
	FIELD(INT, team, frequent),
	FIELD_MAYBE(team, over_65),
	FIELD_MAYBE(team, residents_18),
	FIELD(TEXT, team, lawful_basis),
	FIELD(TEXT, team, instrument),
	FIELD(BOOL, team, acting_allowed),
	FIELD(BOOL, team, live),
};
const struct shape team_shape = SHAPE(team, team_fields);

static const struct field practice_fields[] = {
	FIELD_HIDE(INT, practice, id),
	FIELD(TEXT, practice, uid),
	FIELD(INT, practice, version),
	FIELD(TEXT, practice, code),
	FIELD(TEXT, practice, name),
	FIELD(TEXT, practice, address),
	FIELD(TEXT, practice, postcode),
	FIELD(TEXT, practice, phone),
	FIELD_CODED(practice, status, words_practice_status),
	FIELD(DATE, practice, opened),
	FIELD(DATE, practice, closed),
	FIELD(TEXT, practice, successor),
	FIELD_LINK(practice, team_id),
	FIELD(DATE, practice, quarter_start),
	FIELD_MAYBE(practice, adults),
	FIELD_MAYBE(practice, all_ages),
	FIELD(INT, practice, on_register),
};
const struct shape practice_shape = SHAPE(practice, practice_fields);

bool ods_code_valid(const char *code)
{
	size_t length = code != NULL ? strlen(code) : 0;

	return length >= 1 && length <= 9 &&
	       strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == length;
}

static int64_t share_up(int64_t whole, int64_t thousandths)
{
	return whole <= 0 ? 0 : (whole * thousandths + 999) / 1000;
}

int64_t register_target(int64_t adults)
{
	return share_up(adults, 20);
}

int64_t register_floor(int64_t adults)
{
	return share_up(adults, 18);
}

struct date quarter_start(struct date on)
{
	return date_make(on.year, (on.month - 1) / 3 * 3 + 1, 1);
}

struct date quarter_end(struct date on)
{
	return date_add_days(date_add_months(quarter_start(on), 3), -1);
}

char *quarter_words(struct date start, struct arena *arena)
{
	return arena_printf(arena, "Q%d %d", (start.month - 1) / 3 + 1, start.year);
}

int team_review_months(const struct team *team, enum band band)
{
	int64_t months = team->review_months_lower;

	if (band == BAND_VERY_HIGH)
		months = team->review_months_very_high;
	else if (band == BAND_HIGH)
		months = team->review_months_high;
	else if (band == BAND_RISING)
		months = team->review_months_rising;
	return months < 1 || months > 12 ? 12 : (int)months;
}
