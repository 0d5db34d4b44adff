#include <caseload/measure_target.h>

#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>

static const struct field measure_target_fields[] = {
	FIELD_HIDE(INT, measure_target, id),
	FIELD(INT, measure_target, version),
	FIELD_LINK(measure_target, team_id),
	FIELD_CODED(measure_target, measure, words_measure_code),
	FIELD(TEXT, measure_target, label),
	{"value", FIELD_INT, offsetof(struct measure_target, value), NULL, 0},
	FIELD(TEXT, measure_target, unit),
	FIELD_CODED(measure_target, better, words_target_better),
	FIELD(TEXT, measure_target, source),
	FIELD(BOOL, measure_target, used),
};
const struct shape measure_target_shape = SHAPE(measure_target, measure_target_fields);

/* One decimal at least where it is a share or a rate, none where things are counted. */
static const char *number(int64_t thousandths, bool counted, struct arena *arena)
{
	int64_t whole = thousandths / TARGET_SCALE, rest = thousandths % TARGET_SCALE;
	char parted[THOUSANDS_SIZE];

	thousands_show(whole, parted);
	if (rest == 0 && counted)
		return arena_strdup(arena, parted);
	if (rest % 100 == 0)
		return arena_printf(arena, "%s.%" PRId64, parted, rest / 100);
	return arena_printf(arena, "%s.%03" PRId64, parted, rest);
}

static bool is_share(const struct measure_target *target)
{
	return strcmp(target->unit, "%") == 0;
}

static bool is_rate(const struct measure_target *target)
{
	return text_starts(target->unit, "per ");
}

static const char YEARLY[] = " a year";

bool target_is_yearly(const struct measure_target *target)
{
	size_t length = strlen(target->unit);

	return is_rate(target) && length > strlen(YEARLY) &&
	       strcmp(target->unit + length - strlen(YEARLY), YEARLY) == 0;
}

/* Emergencies, days nobody should wait, care homes and what is late. */
int measure_better(int code)
{
	return code == MEASURE_M7 || code == MEASURE_M10 || code == MEASURE_M12 ||
			       code == MEASURE_M16 || code == MEASURE_M17 || code == MEASURE_M18
		       ? TARGET_LOWER
		       : TARGET_HIGHER;
}

const char *target_value_words(const struct measure_target *target, struct arena *arena)
{
	const char *value = number(target->value, !is_share(target) && !is_rate(target), arena);

	return arena_printf(arena, "%s%s%s", value, is_share(target) ? "" : " ", target->unit);
}

const char *target_words(const struct measure_target *target, struct arena *arena)
{
	return arena_printf(arena, "%s or %s (%s)", target_value_words(target, arena),
		target->better == TARGET_LOWER ? "less" : "more", target->label);
}

bool target_value_read(const char *text, int64_t *value, struct err *err)
{
	struct score score;

	if (text_is_blank(text) || !score_parse(text, &score) || !score.set || score.value < 0 ||
		score.scale > 3)
		return err_set(err, ERR_INVALID, "value",
			"The target is a number of 0 or more, with a point and at most three "
			"decimals: 95 or 387.6.");
	for (*value = score.value; score.scale < 3; score.scale++)
		*value *= 10;
	return true;
}

/* ---- held against each other ---- */

static bool is_of_a_year(const struct measure *measure)
{
	return date_is_set(measure->from) &&
	       date_equal(date_add_days(date_add_months(measure->from, 12), -1), measure->to);
}

/* A rate to as many, and in as long a time where the target says in which. */
static bool is_same_rate(const struct measure_target *target, const struct measure *measure)
{
	const char *per = target->unit + strlen("per ");
	size_t length = strlen(per);

	if (target_is_yearly(target)) {
		if (!is_of_a_year(measure))
			return false;
		length -= strlen(YEARLY);
	}
	return measure->rate != NULL && measure->per != NULL && measure->denominator > 0 &&
	       strncmp(measure->per, per, length) == 0;
}

/* How the measure stands to the target: below 0, 0, above 0. False: they are of different kinds. */
static bool compare(
	const struct measure_target *target, const struct measure *measure, int64_t *difference)
{
	bool share = measure->denominator > 0 && measure->rate == NULL;

	if (is_share(target) && share)
		*difference = measure->numerator * 100 * TARGET_SCALE -
			      target->value * measure->denominator;
	else if (is_rate(target) && is_same_rate(target, measure))
		*difference = measure->numerator * measure->times * TARGET_SCALE -
			      target->value * measure->denominator;
	else if (!is_share(target) && !is_rate(target) && measure->denominator == 0 &&
		 text_equal(target->unit, measure->unit))
		*difference = measure->numerator * TARGET_SCALE - target->value;
	else
		return false;
	return true;
}

enum target_held target_held(const struct measure_target *target, const struct measure *measure)
{
	int64_t difference;

	if (measure->numerator_hidden != MEASURE_HIDDEN_NONE ||
		measure->denominator_hidden != MEASURE_HIDDEN_NONE ||
		!compare(target, measure, &difference))
		return TARGET_CANNOT_SAY;
	return (target->better == TARGET_LOWER ? difference <= 0 : difference >= 0)
		       ? TARGET_MET
		       : TARGET_NOT_MET;
}

const char *target_held_words(enum target_held held)
{
	return held == TARGET_MET ? "Met" : held == TARGET_NOT_MET ? "Not met" : "-";
}
