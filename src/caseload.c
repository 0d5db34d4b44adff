#include <caseload/caseload.h>

#include <stddef.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/lead.h>
#include <caseload/risk.h>

static const struct field case_row_fields[] = {
	FIELD_HIDE(INT, case_row, person_id),
	FIELD_HIDE(INT, case_row, episode_id),
	FIELD(TEXT, case_row, uid),
	FIELD(TEXT, case_row, nhs_number),
	FIELD(TEXT, case_row, family),
	FIELD(TEXT, case_row, given),
	FIELD(TEXT, case_row, title),
	FIELD(DATE, case_row, born),
	{"age", FIELD_INT, offsetof(struct case_row, age), NULL, FIELD_NONE_ZERO},
	FIELD_CODED(case_row, gender, words_gender),
	FIELD(TEXT, case_row, practice),
	FIELD_CODED(case_row, status, words_episode_status),
	FIELD(TEXT, case_row, instrument),
	FIELD(SCORE, case_row, score),
	FIELD_CODED(case_row, band, words_band),
	FIELD(DATE, case_row, scored_on),
	FIELD(DATE, case_row, valid_until),
	FIELD(TEXT, case_row, lead),
	FIELD(TEXT, case_row, lead_name),
	FIELD_LINK(case_row, lead_id),
	FIELD(TEXT, case_row, acting),
	FIELD(DATE, case_row, acting_until),
	FIELD(TEXT, case_row, coordinator),
	{"plan", FIELD_INT, offsetof(struct case_row, plan), NULL, FIELD_NONE_ZERO},
	FIELD_CODED(case_row, plan_status, words_plan_status),
	FIELD(DATE, case_row, next_review),
	FIELD_CODED(case_row, review_kind, words_review_kind),
	FIELD_LINK(case_row, review_id),
	FIELD_CODED(case_row, stopped_for, words_stop_reason),
	FIELD(DATE, case_row, stopped_on),
	FIELD(DATE, case_row, stopped_due),
	FIELD(INT, case_row, late_days),
	FIELD(INT, case_row, open_actions),
	FIELD(TEXT, case_row, next_action),
	FIELD_HIDE(TEXT, case_row, next_action_owner),
	FIELD_HIDE(DATE, case_row, next_action_due),
	FIELD_HIDE(TEXT, case_row, usual_gp),
	FIELD_HIDE(TEXT, case_row, practice_name),
	FIELD_HIDE(BOOL, case_row, alerted),
	FIELD_HIDE(TEXT, case_row, alerts),
	FIELD_HIDE(TEXT, case_row, goal),
	FIELD(BOOL, case_row, restricted),
	FIELD(BOOL, case_row, same_name),
	FIELD(DATE, case_row, died),
	FIELD_HIDE(TEXT, case_row, fold),
};
const struct shape case_row_shape = SHAPE(case_row, case_row_fields);

#define COUNT(name, member)                                                                        \
	{                                                                                          \
		name, FIELD_INT, offsetof(struct case_counts, member), NULL, 0                     \
	}
static const struct field case_counts_fields[] = {
	COUNT("people", people),
	COUNT("very_high", by_band[BAND_VERY_HIGH]),
	COUNT("high", by_band[BAND_HIGH]),
	COUNT("rising", by_band[BAND_RISING]),
	COUNT("lower", by_band[BAND_LOWER]),
	COUNT("unbanded", by_band[BAND_UNBANDED]),
	COUNT("no_data", by_band[BAND_NO_DATA]),
	COUNT("no_lead", no_lead),
	COUNT("no_plan", no_plan),
	COUNT("late", late),
	COUNT("late_people", late_people),
	COUNT("due_soon", due_soon),
};
const struct shape case_counts_shape = SHAPE(case_counts, case_counts_fields);

static const struct field case_waiting_fields[] = {
	FIELD(INT, case_waiting, proposals),
	FIELD(INT, case_waiting, drafts),
	FIELD(INT, case_waiting, late_actions),
	FIELD(INT, case_waiting, meetings),
	FIELD(INT, case_waiting, meeting_at),
	FIELD(INT, case_waiting, meeting_open),
	FIELD(INT, case_waiting, two_hour),
	FIELD(INT, case_waiting, two_hour_due),
};
const struct shape case_waiting_shape = SHAPE(case_waiting, case_waiting_fields);

static const struct field case_news_fields[] = {
	FIELD(INT, case_news, people),
	FIELD(INT, case_news, workers),
	FIELD(TEXT, case_news, worker),
};
const struct shape case_news_shape = SHAPE(case_news, case_news_fields);

bool case_due_words(
	const char *text, struct date today, const struct holidays *holidays, struct date *out)
{
	const struct date_rules rules = {DATE_ANY, false, today, holidays};

	return date_meant(text, &rules, out);
}

static char *first_letter(const char *text, struct arena *arena)
{
	if (text_is_blank(text))
		return NULL;
	text = utf8_upper(arena, text);
	return arena_strndup(arena, text, utf8_grapheme_next(text, strlen(text), 0));
}

static char *pair(const char *family, const char *given, struct arena *arena)
{
	if (given == NULL)
		return arena_strdup(arena, family);
	if (family == NULL)
		return arena_strdup(arena, given);
	return arena_printf(arena, "%s, %s", family, given);
}

char *case_name(const struct case_row *row, int names, struct arena *arena)
{
	char number[NHS_NUMBER_SHOWN_SIZE];
	const char *family = text_is_blank(row->family) ? NULL : row->family;
	const char *given = text_is_blank(row->given) ? NULL : row->given;

	if (names == NAMES_NUMBER)
		return row->nhs_number == NULL
			       ? arena_strdup(arena, "NUMBER NOT KNOWN")
			       : arena_strdup(arena, nhs_number_show(row->nhs_number, number));
	if (family == NULL && given == NULL)
		return arena_strdup(arena, "NAME NOT KNOWN");
	if (names == NAMES_INITIALS)
		return pair(first_letter(family, arena), first_letter(given, arena), arena);
	return pair(family != NULL ? utf8_upper(arena, family) : NULL, given, arena);
}

char *case_band_words(const struct case_row *row, struct date today, struct arena *arena)
{
	int band = row->band == BAND_NONE ? BAND_NO_DATA : row->band;

	if (!row->score.set)
		return arena_strdup(arena, word_shown(&words_band, band));
	return risk_short_words(
		band, row->score, risk_age_on(row->scored_on, row->valid_until, today), arena);
}

char *case_lead_words(const struct case_row *row, struct arena *arena)
{
	const char *lead = row->lead_name != NULL ? row->lead_name : row->lead;

	return lead == NULL ? NULL : lead_acting_words(lead, row->acting, row->acting_until, arena);
}
