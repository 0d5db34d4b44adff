#include <caseload/match.h>

#include <stdlib.h>

#include <caseload/lead.h>

static const struct field match_fields[] = {
	FIELD(INT, match, line),
	FIELD_CODED(match, outcome, words_match_outcome),
	FIELD(TEXT, match, nhs_number),
	FIELD(TEXT, match, found),
	FIELD(TEXT, match, remark),
	FIELD_MAYBE(match, first_line),
	FIELD(DATE, match, on),
	FIELD(DATE, match, admitted),
	FIELD(DATE, match, discharged),
	FIELD_HIDE(INT, match, person_id),
	FIELD(TEXT, match, uid),
	FIELD(TEXT, match, person),
	FIELD(DATE, match, born),
	FIELD(DATE, match, died),
	FIELD_CODED(match, status, words_episode_status),
	FIELD(TEXT, match, lead),
	FIELD(TEXT, match, lead_name),
	FIELD_LINK(match, lead_id),
	FIELD(TEXT, match, acting),
	FIELD(DATE, match, acting_until),
	FIELD(TEXT, match, coordinator),
	FIELD(DATE, match, last_admission),
	FIELD(DATE, match, plan_agreed),
	FIELD(INT, match, open_alerts),
	FIELD_CODED(match, did, words_match_did),
	FIELD(DATE, match, recorded),
	FIELD_HIDE(TEXT, match, family),
	FIELD_HIDE(TEXT, match, given),
};
const struct shape match_shape = SHAPE(match, match_fields);

struct match_counts match_count(const struct match *matches, size_t n)
{
	struct match_counts counts = {.lines = (int64_t)n};

	for (size_t i = 0; i < n; i++) {
		const struct match *match = &matches[i];
		bool ours = match->outcome == MATCH_OURS;

		counts.ours += ours;
		counts.people += ours && match->first_line == 0;
		counts.not_ours += match->outcome == MATCH_NOT_OURS;
		counts.unreadable += match->outcome == MATCH_UNREADABLE;
		counts.unclear += ours && match->unclear;
		counts.recorded +=
			match->did == MATCH_DID_RECORDED || match->did == MATCH_DID_WOULD;
		counts.already += match->did == MATCH_DID_ALREADY;
		counts.left_out += match->did == MATCH_DID_LEFT;
	}
	return counts;
}

int match_compare(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->outcome != y->outcome)
		return x->outcome < y->outcome ? -1 : 1;
	return x->line < y->line ? -1 : x->line > y->line;
}

const char *match_status_words(const struct match *match)
{
	if (match->outcome != MATCH_OURS)
		return "";
	return match->status != EPISODE_NONE ? word_shown(&words_episode_status, match->status)
					     : "Risk list";
}

const char *match_lead_words(const struct match *match, struct arena *arena)
{
	if (match->lead_name != NULL)
		return lead_acting_words(
			match->lead_name, match->acting, match->acting_until, arena);
	return match->outcome == MATCH_OURS && match->status != EPISODE_NONE ? "! No lead" : "";
}

struct date match_when(const struct match *match, int kind)
{
	if (match->unclear)
		return DATE_NONE;
	if (kind == EVENT_DISCHARGE)
		return date_is_set(match->discharged) ? match->discharged : match->on;
	return date_is_set(match->admitted) ? match->admitted : match->on;
}
