#include <caseload/register.h>

#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/episode.h>

static const struct field register_case_fields[] = {
	FIELD_HIDE(INT, register_case, person_id),
	FIELD_HIDE(INT, register_case, episode_id),
	FIELD(TEXT, register_case, uid),
	FIELD(TEXT, register_case, nhs_number),
	FIELD(TEXT, register_case, family),
	FIELD(TEXT, register_case, given),
	FIELD(TEXT, register_case, title),
	FIELD(DATE, register_case, born),
	FIELD_MAYBE(register_case, age),
	FIELD(DATE, register_case, died),
	FIELD_LINK(register_case, practice_id),
	FIELD(TEXT, register_case, practice),
	FIELD_CODED(register_case, status, words_episode_status),
	FIELD(DATE, register_case, opened_on),
	FIELD(DATE, register_case, ended_on),
	FIELD(TEXT, register_case, lead),
	FIELD(DATE, register_case, told_on),
	FIELD(DATE, register_case, first_agreed_on),
	FIELD(DATE, register_case, agreed_on),
	FIELD_HIDE(DATE, register_case, first_declined_on),
	FIELD(DATE, register_case, declined_on),
	FIELD_HIDE(BOOL, register_case, writing),
	FIELD_LINK(register_case, plan_id),
	FIELD(BOOL, register_case, joint),
	FIELD(TEXT, register_case, instrument),
	FIELD(SCORE, register_case, score),
	FIELD_CODED(register_case, band, words_band),
	FIELD(DATE, register_case, scored_on),
	FIELD(DATE, register_case, valid_until),
	FIELD_CODED(register_case, plan, words_register_which),
	FIELD_CODED(register_case, told, words_clock_state),
	FIELD_CODED(register_case, planned, words_clock_state),
	FIELD_CODED(register_case, score_age, words_register_which),
};
const struct shape register_case_shape = SHAPE(register_case, register_case_fields);

enum { ADULT_AGE = 18, PERIOD_MONTHS = 12 };

struct date register_since(struct date on)
{
	return date_add_days(date_add_months(on, -PERIOD_MONTHS), 1);
}

/* ---- who is on ---- */

static bool by(struct date date, struct date on)
{
	return date_is_set(date) && date_compare(date, on) <= 0;
}

static bool open_on(const struct register_case *c, struct date on)
{
	return by(c->opened_on, on) && !by(c->ended_on, on) && !by(c->died, on);
}

bool register_holds(const struct register_case *c, struct register_day day)
{
	return open_on(c, day.on) && c->status != EPISODE_CANDIDATE;
}

bool register_adult(const struct register_case *c, struct register_day day)
{
	if (date_is_set(c->born))
		return date_age(c->born, day.on) >= ADULT_AGE;
	return c->age == 0 || c->age >= ADULT_AGE;
}

/* ---- the clocks ---- */

static struct date earlier(struct date a, struct date b)
{
	return date_compare(a, b) <= 0 ? a : b; /* no date sorts last */
}

static bool entered(const struct register_case *c, struct register_day day)
{
	return c->status != EPISODE_CANDIDATE && by(c->opened_on, day.on) &&
	       date_compare(c->opened_on, day.since) >= 0;
}

static bool left_before(const struct register_case *c, struct register_day day, struct date due)
{
	struct date gone = earlier(c->ended_on, c->died);

	return by(gone, day.on) && date_compare(gone, due) < 0;
}

static enum clock_state clock_of(struct date done, struct date due, struct date on)
{
	if (by(done, on))
		return date_compare(done, due) <= 0 ? CLOCK_IN_TIME : CLOCK_LATE;
	return date_compare(on, due) > 0 ? CLOCK_OVERDUE : CLOCK_RUNNING;
}

enum clock_state register_told(const struct register_case *c, struct register_day day)
{
	struct date due = deadline_by(day.rules, RULE_INFORM_LEAD, c->opened_on);

	if (!entered(c, day))
		return CLOCK_NONE;
	return left_before(c, day, due) ? CLOCK_LEFT : clock_of(c->told_on, due, day.on);
}

struct date register_planned_on(const struct register_case *c)
{
	return earlier(c->first_agreed_on, c->first_declined_on);
}

enum clock_state register_planned(const struct register_case *c, struct register_day day)
{
	struct date due = deadline_by(day.rules, RULE_PLAN_DUE, c->opened_on);

	if (!entered(c, day))
		return CLOCK_NONE;
	if (left_before(c, day, due))
		return CLOCK_LEFT;
	if (date_compare(day.on, due) <= 0)
		return CLOCK_RUNNING;
	return clock_of(register_planned_on(c), due, day.on);
}

/* ---- plan and score ---- */

/* Who declined and agreed afterwards has a plan, and the other way about. The days say it of a past
 * day; what stands now decides where they are one day, and where no plan says when. */
static bool has_declined(const struct register_case *c, struct date on)
{
	bool now = c->status == EPISODE_DECLINED_PLAN;

	if (!date_is_set(c->first_declined_on))
		return now;
	if (!by(c->declined_on, on))
		return false;
	if (!by(c->agreed_on, on) || date_compare(c->declined_on, c->agreed_on) > 0)
		return true;
	return now && date_equal(c->declined_on, c->agreed_on);
}

static int plan_of(const struct register_case *c, struct date on)
{
	if (has_declined(c, on))
		return WHICH_DECLINED;
	if (by(c->agreed_on, on))
		return c->joint ? WHICH_JOINT : WHICH_PLAN;
	return c->writing ? WHICH_WRITING : WHICH_NO_PLAN;
}

static int score_age_of(const struct register_case *c, struct date on)
{
	if (!by(c->scored_on, on))
		return WHICH_NO_SCORE;
	switch (risk_age_on(c->scored_on, c->valid_until, on)) {
	case RISK_CURRENT:
		return WHICH_CURRENT;
	case RISK_STALE:
		return WHICH_STALE;
	default:
		return WHICH_EXPIRED;
	}
}

void register_settle(struct register_case *c, struct register_day day)
{
	c->plan = plan_of(c, day.on);
	c->told = (int)register_told(c, day);
	c->planned = (int)register_planned(c, day);
	c->score_age = score_age_of(c, day.on);
	if (date_is_set(c->born))
		c->age = date_age(c->born, earlier(c->died, day.on));
}

/* ---- the figures ---- */

static bool clock_is(const struct register_case *c, enum register_which which)
{
	switch (which) {
	case WHICH_TOLD:
		return c->told == CLOCK_IN_TIME;
	case WHICH_LATE:
		return c->told == CLOCK_LATE;
	case WHICH_NOT_TOLD:
		return c->told == CLOCK_OVERDUE;
	case WHICH_TO_TELL:
		return c->told == CLOCK_RUNNING;
	case WHICH_LEFT:
		return c->told == CLOCK_LEFT;
	case WHICH_PLAN_IN_TIME:
		return c->planned == CLOCK_IN_TIME;
	case WHICH_PLAN_LATE:
		return c->planned == CLOCK_LATE;
	case WHICH_PLAN_OVERDUE:
		return c->planned == CLOCK_OVERDUE;
	case WHICH_PLAN_AHEAD:
		return c->planned == CLOCK_RUNNING;
	default:
		return false;
	}
}

bool register_is(const struct register_case *c, enum register_which which, struct register_day day)
{
	bool on = register_holds(c, day), adult = register_adult(c, day);

	switch (which) {
	case WHICH_CANDIDATES:
		return open_on(c, day.on) && c->status == EPISODE_CANDIDATE;
	case WHICH_UNDER_18:
		return on && !adult;
	case WHICH_ON:
		return on && adult;
	case WHICH_PLAN:
		return on && adult && (c->plan == WHICH_PLAN || c->plan == WHICH_JOINT);
	case WHICH_JOINT:
	case WHICH_WRITING:
	case WHICH_DECLINED:
	case WHICH_NO_PLAN:
		return on && adult && c->plan == (int)which;
	case WHICH_LEAD:
		return on && adult && c->lead != NULL;
	case WHICH_NO_LEAD:
		return on && adult && c->lead == NULL;
	case WHICH_CURRENT:
	case WHICH_STALE:
	case WHICH_EXPIRED:
	case WHICH_NO_SCORE:
		return on && adult && c->score_age == (int)which;
	default:
		return adult && clock_is(c, which);
	}
}

int64_t register_tenths(int64_t numerator, int64_t denominator)
{
	return denominator <= 0 ? 0 : (numerator * 2000 + denominator) / (2 * denominator);
}

/* ---- a practice's page ---- */

static void add_case(struct register_line *line, const struct register_case *c)
{
	for (int which = 1; which < REGISTER_WHICH_N; which++)
		line->n[which] += register_is(c, (enum register_which)which, line->day);
}

static bool is_empty(const struct register_line *line)
{
	for (int which = 1; which < REGISTER_WHICH_N; which++)
		if (line->n[which] > 0)
			return false;
	return true;
}

static void measure(struct register_line *line)
{
	int64_t on = line->n[WHICH_ON];

	line->practice.on_register = on;
	if (line->practice.adults == 0)
		return;
	line->target = register_target(line->practice.adults);
	line->floor = register_floor(line->practice.adults);
	line->measured = on;
	line->short_by = on < line->target ? line->target - on : 0;
	line->over_by = on > line->target ? on - line->target : 0;
	line->under_floor = on < line->floor;
}

static void add_line(struct register_line *whole, const struct register_line *line, bool ours)
{
	for (int which = 1; which < REGISTER_WHICH_N; which++)
		whole->n[which] += line->n[which];
	whole->practice.adults += line->practice.adults;
	whole->practice.all_ages += line->practice.all_ages;
	whole->target += line->target;
	whole->floor += line->floor;
	whole->measured += line->measured;
	whole->short_by += line->short_by;
	whole->over_by += line->over_by;
	whole->under_floor += line->under_floor;
	whole->without_size += ours && line->practice.adults == 0;
}

struct register_line *register_lines(const struct practice *practices, size_t practices_n,
	const struct register_case *cases, size_t cases_n, const struct team *team,
	struct register_day day, struct arena *arena, size_t *n, struct register_line *whole)
{
	struct register_line *lines = arena_new_array(arena, struct register_line, practices_n + 1);
	size_t kept = 0;

	*whole = (struct register_line){.team = true,
		.day = day,
		.quarter = quarter_start(day.on),
		.practice = {.name = team->name, .quarter_start = quarter_start(day.on)}};
	for (size_t i = 0; i <= practices_n; i++) {
		struct register_line *line = &lines[kept];
		bool ours = i < practices_n && practices[i].team_id == team->id;

		*line = (struct register_line){.day = day,
			.quarter = whole->quarter,
			.practice = {.name = "No practice recorded"}};
		if (i < practices_n)
			line->practice = practices[i];
		for (size_t j = 0; j < cases_n; j++)
			if (cases[j].practice_id == line->practice.id)
				add_case(line, &cases[j]);
		if (!ours && is_empty(line))
			continue;
		measure(line);
		add_line(whole, line, ours);
		kept++;
	}
	whole->practice.on_register = whole->n[WHICH_ON];
	*n = kept;
	return lines;
}
