#include <caseload/agenda.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/due.h>

const char agenda_gone[] = "No reason any more";
const char agenda_outranked[] = "Others come first";

static const struct field agenda_found_fields[] = {
	FIELD_HIDE(INT, agenda_found, person_id),
	FIELD(TEXT, agenda_found, person_uid),
	FIELD_LINK(agenda_found, episode_id),
	FIELD_LINK(agenda_found, lead_id),
	FIELD_HIDE(INT, agenda_found, band_rank),
	FIELD_HIDE(INT, agenda_found, score_key),
	FIELD(DATE, agenda_found, on),
	FIELD(DATE, agenda_found, until),
	FIELD(INT, agenda_found, count),
	FIELD(TEXT, agenda_found, what),
	FIELD(TEXT, agenda_found, who),
	FIELD(TEXT, agenda_found, cover),
	FIELD(SCORE, agenda_found, score),
	FIELD_CODED(agenda_found, band, words_band),
	FIELD_CODED(agenda_found, band_before, words_band),
	FIELD_CODED(agenda_found, review_kind, words_review_kind),
	FIELD_CODED(agenda_found, decision, words_decision),
	FIELD_CODED(agenda_found, status, words_case_status),
	FIELD(INT, agenda_found, carried),
	FIELD_LINK(agenda_found, item_id),
};
const struct shape agenda_found_shape = SHAPE(agenda_found, agenda_found_fields);

/* ---- times ---- */

static int digits(const char **at, int most)
{
	int value = 0, n = 0;

	for (; n < most && isdigit((unsigned char)**at); n++)
		value = value * 10 + *(*at)++ - '0';
	return n == 0 ? -1 : value;
}

bool meeting_at_read(const char *text, char out[static 6])
{
	int hour, minute = 0;
	size_t length;

	while (*text == ' ')
		text++;
	length = strspn(text, "0123456789");
	hour = digits(&text, length == 3 ? 1 : 2);
	if (*text == ':' || *text == '.') {
		if (strspn(++text, "0123456789") != 2)
			return false;
		minute = digits(&text, 2);
	} else if (length > 2) {
		minute = strspn(text, "0123456789") == 2 ? digits(&text, 2) : -1;
	}
	while (*text == ' ')
		text++;
	if (*text != '\0' || hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return false;
	snprintf(out, 6, "%02d:%02d", hour, minute);
	return true;
}

/* ---- the order ---- */

bool case_in_order(const struct case_item *item)
{
	return item->status != CASE_PROPOSED && item->status != CASE_DROPPED;
}

/* ---- words ---- */

const char *agenda_words_cut(const char *words, size_t most, struct arena *arena)
{
	size_t length = strlen(words), at = 0, fits = 0, n;
	int32_t code;

	for (size_t count = 0; (n = utf8_decode(words + at, length - at, &code)) > 0; at += n) {
		if (count++ == most)
			return arena_printf(arena, "%.*s\xE2\x80\xA6", (int)fits, words);
		if (count < most)
			fits = at + n;
	}
	return words;
}

const char *agenda_words_join(const char *there, const char *more, struct arena *arena)
{
	if (text_is_blank(there))
		return agenda_words_cut(more, AGENDA_WORDS, arena);
	return agenda_words_cut(arena_printf(arena, "%s; %s", there, more), AGENDA_WORDS, arena);
}

static bool ends_sentence(const char *at)
{
	return (*at == '.' || *at == '!' || *at == '?') &&
	       (at[1] == '\0' || isspace((unsigned char)at[1]));
}

const char *agenda_first_sentence(const char *text, struct arena *arena)
{
	const char *end;

	if (text_is_blank(text))
		return NULL;
	while (isspace((unsigned char)*text))
		text++;
	for (end = text; *end != '\0' && *end != '\n' && !ends_sentence(end); end++)
		;
	if (*end != '\0' && *end != '\n')
		end++;
	return agenda_words_cut(
		arena_strndup(arena, text, (size_t)(end - text)), AGENDA_WORDS, arena);
}

const char *agenda_action_words(const struct action *action, struct date today, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];
	const char *head = arena_printf(arena, "%s (%s)", action->what, action->owner_name);

	if (action->status != ACTION_OPEN)
		return arena_printf(arena, "%s, %s%s%s", head,
			action->status == ACTION_DONE	   ? "done "
			: action->status == ACTION_REFUSED ? "refused "
							   : "not needed ",
			date_show(action->closed_on, day),
			text_is_blank(action->outcome)
				? ""
				: arena_printf(arena, ": %s", action->outcome));
	if (!date_is_set(action->due))
		return arena_printf(arena, "%s, open", head);
	return arena_printf(arena, "%s, due %s%s", head, date_show(action->due, day),
		date_compare(action->due, today) < 0 ? ", late" : "");
}

static const char *day(struct date date, struct arena *arena)
{
	char buffer[DATE_SHOWN_SIZE];

	return arena_strdup(arena, date_show(date, buffer));
}

/* ", because": a text that may be missing. */
static const char *also(const char *text, struct arena *arena)
{
	return text_is_blank(text) ? "" : arena_printf(arena, ", %s", text);
}

static const char *carried_words(const struct agenda_found *found, struct arena *arena)
{
	const char *head = arena_printf(arena, "Carried over from %s", day(found->on, arena));

	if (found->decision == DECISION_NONE)
		return arena_printf(arena, "%s: the meeting was cancelled", head);
	if (found->decision == DECISION_REVIEW)
		return arena_printf(
			arena, "%s: to be reviewed on %s", head, day(found->until, arena));
	char *decided = utf8_small(arena, word_shown(&words_decision, found->decision));
	if (found->decision == DECISION_DEFER)
		return arena_printf(arena, "%s: %s%s", head, decided, also(found->what, arena));
	return arena_printf(arena, "%s: %s%s", head, decided,
		found->count == 0 ? ""
				  : arena_printf(arena, ", %d action%s open", (int)found->count,
					    found->count == 1 ? "" : "s"));
}

static const char *event_words(
	const struct agenda_found *found, const char *what, struct arena *arena)
{
	return arena_printf(arena, "%s %s%s%s", what, day(found->on, arena),
		also(found->what, arena),
		found->count < 2 ? ""
				 : arena_printf(arena, "; %d since last time", (int)found->count));
}

/* "very high": in the middle of a sentence. */
static const char *band_words(int band, struct arena *arena)
{
	char *words = arena_strdup(arena, word_code(&words_band, band));

	for (char *at = words; at != NULL && (at = strchr(at, '_')) != NULL;)
		*at = ' ';
	return words != NULL ? words : "";
}

static const char *risk_words(const struct agenda_found *found, struct arena *arena)
{
	char score[SCORE_SIZE];

	if (found->why == AGENDA_RISK_NEW)
		return arena_printf(arena, "%s %s, new on the list of %s",
			word_shown(&words_band, found->band), score_show(found->score, score),
			day(found->on, arena));
	return arena_printf(arena, "Risk %s -> %s since %s", band_words(found->band_before, arena),
		band_words(found->band, arena), day(found->on, arena));
}

/* The words are kept and read days after: they say since when, never for how long. */
const char *agenda_found_words(const struct agenda_found *found, struct arena *arena)
{
	const struct due review = {.kind = DUE_REVIEW, .review_kind = found->review_kind};

	switch (found->why) {
	case AGENDA_CARRIED:
		return carried_words(found, arena);
	case AGENDA_ADMITTED:
		return event_words(found, "Emergency admission", arena);
	case AGENDA_ATTENDED:
		return event_words(found, "A&E attendance", arena);
	case AGENDA_RISK_NEW:
	case AGENDA_RISK_UP:
		return risk_words(found, arena);
	case AGENDA_NO_LEAD:
		return arena_printf(arena,
			date_is_set(found->until) ? "No lead since %s"
						  : "No lead yet, on the register since %s",
			day(date_is_set(found->until) ? found->until : found->on, arena));
	case AGENDA_LEAD_AWAY:
		return arena_printf(arena, "Lead %s is away until %s, %s", found->who,
			day(found->until, arena),
			found->cover == NULL ? "nobody acts"
					     : arena_printf(arena, "%s acts", found->cover));
	case AGENDA_REVIEW_LATE:
		return arena_printf(
			arena, "%s due %s, late", due_words(&review), day(found->on, arena));
	case AGENDA_ACTION_LATE:
		return arena_printf(arena, "%s (%s), due %s, late%s", found->what, found->who,
			day(found->on, arena),
			found->carried == 0
				? ""
				: arena_printf(arena, ", carried %dx", (int)found->carried));
	case AGENDA_PLAN_WAITING:
		return arena_printf(arena, "Plan %d waits for agreement since %s",
			(int)found->count, day(found->on, arena));
	default:
		return "";
	}
}

/* ---- what was found of each ---- */

const struct agenda_rule *agenda_rule_of(const struct agenda_rule *rules, size_t n, int why)
{
	for (size_t i = 0; i < n; i++)
		if (rules[i].rule == why)
			return &rules[i];
	return NULL;
}

/* By person, then by the order of the rules; of one rule as they were found. */
struct placed {
	const struct agenda_found *found;
	const struct agenda_rule *rule;
	size_t at;
};

static int less(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int by_person(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;
	int by = less(x->found->person_id, y->found->person_id);

	if (by == 0)
		by = less(x->rule->rank, y->rule->rank);
	if (by == 0)
		by = less(x->rule->rule, y->rule->rule);
	return by != 0 ? by : less((int64_t)x->at, (int64_t)y->at);
}

static int by_agenda(const void *a, const void *b)
{
	const struct agenda_case *x = a, *y = b;
	int by = less(x->rank, y->rank);

	if (by == 0)
		by = less((int64_t)y->reasons_n, (int64_t)x->reasons_n);
	if (by == 0)
		by = less(y->who->band_rank, x->who->band_rank);
	if (by == 0)
		by = less(y->who->score_key, x->who->score_key);
	return by != 0 ? by : less(x->who->person_id, y->who->person_id);
}

/* The rules of one person; several things of one rule are one reason, the first with how many more. */
static size_t one_case(
	const struct placed *placed, size_t n, struct arena *arena, struct agenda_case *out)
{
	size_t i = 0, room = 0, of_rule;

	*out = (struct agenda_case){.who = placed[0].found, .rank = placed[0].rule->rank};
	for (; i < n && placed[i].found->person_id == out->who->person_id; i += of_rule) {
		const struct agenda_rule *rule = placed[i].rule;

		for (of_rule = 1; i + of_rule < n && placed[i + of_rule].rule == rule &&
				  placed[i + of_rule].found->person_id == out->who->person_id;)
			of_rule++;
		const char *words = agenda_found_words(placed[i].found, arena);
		if (of_rule > 1)
			words = arena_printf(arena, "%s; %zu more", words, of_rule - 1);
		*(struct agenda_reason *)arena_push(arena, &out->reasons, &out->reasons_n, &room,
			sizeof(*out->reasons)) = (struct agenda_reason){
			rule->rule, agenda_words_cut(words, AGENDA_WORDS, arena)};
		if (rule->minutes > out->minutes)
			out->minutes = rule->minutes;
		out->always =
			out->always || rule->rule == AGENDA_CARRIED || rule->rule == AGENDA_ASKED;
		if (rule->rule == AGENDA_CARRIED)
			out->carried = placed[i].found;
	}
	return i;
}

/* Is there a rule without a most among those that found somebody? */
static bool brought_anyway(
	const struct agenda_rule *rules, size_t rules_n, const struct agenda_case *one)
{
	for (size_t i = 0; i < one->reasons_n; i++)
		if (agenda_rule_of(rules, rules_n, one->reasons[i].rule)->most == 0)
			return true;
	return one->always;
}

/* In the order of the agenda, so that those who are too many come last. */
static void cut(const struct agenda_rule *rules, size_t rules_n, struct agenda_case *cases,
	size_t n, struct arena *arena)
{
	int64_t *brought = arena_new_array(arena, int64_t, rules_n + 1);

	for (size_t i = 0; i < n; i++) {
		const struct agenda_rule *first =
			agenda_rule_of(rules, rules_n, cases[i].reasons[0].rule);

		cases[i].cut = !brought_anyway(rules, rules_n, &cases[i]) &&
			       ++brought[first - rules] > first->most;
	}
}

void agenda_gather(const struct agenda_rule *rules, size_t rules_n,
	const struct agenda_found *found, size_t n, struct arena *arena, struct agenda_case **out,
	size_t *out_n)
{
	struct placed *placed = arena_new_array(arena, struct placed, n + 1);
	size_t placed_n = 0, room = 0;

	*out = NULL;
	*out_n = 0;
	for (size_t i = 0; i < n; i++) {
		const struct agenda_rule *rule = agenda_rule_of(rules, rules_n, found[i].why);
		if (rule != NULL && rule->used)
			placed[placed_n++] = (struct placed){&found[i], rule, i};
	}
	if (placed_n == 0)
		return;
	qsort(placed, placed_n, sizeof(*placed), by_person);
	for (size_t i = 0; i < placed_n;) {
		struct agenda_case *one = arena_push(arena, out, out_n, &room, sizeof(**out));
		i += one_case(placed + i, placed_n - i, arena, one);
	}
	qsort(*out, *out_n, sizeof(**out), by_agenda);
	cut(rules, rules_n, *out, *out_n, arena);
}

void agenda_fill(struct agenda_case *cases, size_t n, int64_t minutes)
{
	bool full = false;

	for (size_t i = 0; i < n; i++)
		if (cases[i].always)
			minutes -= cases[i].minutes;
	for (size_t i = 0; i < n; i++) {
		if (!cases[i].always) {
			full = full || cases[i].minutes > minutes;
			minutes -= cases[i].minutes;
		}
		cases[i].on = cases[i].always || !full;
	}
}
