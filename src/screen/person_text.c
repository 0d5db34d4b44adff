/* The tabs of a record that are texts to scroll: the plan and the notes. */
#include "person_rows.h"

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/link.h>
#include <caseload/meeting.h>

static struct person_text *taken(struct str *out, struct person_text *text)
{
	text->text = arena_strdup(text->arena, str_text(out));
	str_free(out);
	return text;
}

static struct person_text *begun(struct arena *arena)
{
	struct person_text *text = arena_new_one(arena, struct person_text);

	text->arena = arena;
	return text;
}

/* What is added next begins a line, after an empty one, and is a heading. */
static void heading(struct str *out, struct person_text *text)
{
	size_t *head =
		arena_push(text->arena, &text->heads, &text->heads_n, &text->room, sizeof *head);

	if (out->length > 0)
		str_add(out, "\n\n");
	for (const char *p = str_text(out); *p; p++)
		*head += *p == '\n';
}

enum style person_text_style(void *data, size_t line, const char *unused)
{
	const struct person_text *text = data;

	(void)unused;
	for (size_t i = 0; i < text->heads_n; i++)
		if (text->heads[i] == line)
			return STYLE_HEADING;
	return STYLE_NORMAL;
}

static void add_note(struct str *out, const struct person_record *record, const struct note *note,
	struct person_text *text)
{
	char shown[DATE_SHOWN_SIZE], at[24];

	heading(out, text);
	str_addf(out, "%s  %s", date_show(note->on, shown), note->author ? note->author : "");
	if (note->written_at && !date_equal(instant_date(note->written_at), note->on))
		str_addf(out, ", written %s", instant_show(note->written_at, at));
	str_addf(out, "%s%s\n%s", note->amends ? "  (amends an earlier note)" : "",
		record_whose(record, note->person_id, text->arena), note->text);
}

static void add_entry(struct str *out, const struct person_record *record,
	const struct case_item *item, struct date today, struct person_text *text)
{
	char shown[DATE_SHOWN_SIZE];

	heading(out, text);
	str_addf(out, "%s  Team meeting%s\n%s", date_show(item->on, shown),
		record_whose(record, item->person_id, text->arena),
		case_text(item, record->actions, record->actions_n, today, text->arena));
}

/* The next of the meetings' entries that says anything, from `i` on. */
static size_t next_entry(const struct person_record *record, size_t i)
{
	while (i < record->meetings_n && !case_says_anything(&record->meetings[i]))
		i++;
	return i;
}

struct person_text *person_notes_text(
	const struct person_record *record, struct date today, struct arena *arena)
{
	struct person_text *text = begun(arena);
	struct str out = {0};
	size_t entry = next_entry(record, 0);

	if (record->notes_n == 0 && entry == record->meetings_n)
		str_add(&out, "No notes. n adds one.");
	/* Both newest first; of one day the note stands before the meeting. */
	for (size_t i = 0; i < record->notes_n || entry < record->meetings_n;) {
		if (entry == record->meetings_n ||
			(i < record->notes_n && date_compare(record->notes[i].on,
							record->meetings[entry].on) >= 0)) {
			add_note(&out, record, &record->notes[i++], text);
			continue;
		}
		add_entry(&out, record, &record->meetings[entry], today, text);
		entry = next_entry(record, entry + 1);
	}
	return taken(&out, text);
}

static void add_status(struct str *out, const struct plan *plan, struct person_text *text)
{
	char shown[DATE_SHOWN_SIZE];

	heading(out, text);
	str_addf(out, "Plan %d  %s%s", (int)plan->number,
		word_shown(&words_plan_status, plan->status), plan->joint ? ", joint" : "");
	if (date_is_set(plan->agreed_on))
		str_addf(out, " %s", date_show(plan->agreed_on, shown));
	else if (date_is_set(plan->begun_on))
		str_addf(out, ", begun %s", date_show(plan->begun_on, shown));
	if (plan->declined_reason)
		str_addf(out, "\nDeclined: %s", plan->declined_reason);
	for (size_t i = 0; i < plan->agreements_n; i++) {
		const struct agreement *party = &plan->agreements[i];

		str_addf(out, "\nAgreed by %s%s%s, %s%s%s%s", party->name, party->role ? ", " : "",
			party->role ? party->role : "", word_shown(&words_party, party->party),
			date_is_set(party->agreed_on) ? ", " : "",
			date_show(party->agreed_on, shown), party->on_paper ? ", on paper" : "");
	}
	if (plan->agreements_n == 0 && plan_is_open(plan))
		str_add(out, "\nNobody has agreed it yet.");
	if (date_is_set(plan->next_review))
		str_addf(out, "\nNext review %s%s%s", date_show(plan->next_review, shown),
			plan->review_by ? ", arranged by " : "",
			plan->review_by ? plan->review_by : "");
}

static void add_action(struct str *out, const struct plan_action *action)
{
	char shown[DATE_SHOWN_SIZE];

	str_addf(out, "\n      - %s: %s", action->who, action->what);
	if (date_is_set(action->due))
		str_addf(out, ", by %s", date_show(action->due, shown));
	if (action->when_words)
		str_addf(out, ", %s", action->when_words);
	if (action->confidence > 0)
		str_addf(out, " (confidence %d of 10)", (int)action->confidence);
	if (action->status != PLAN_ACTION_PLANNED)
		str_addf(out, " [%s]", word_shown(&words_plan_action_status, action->status));
	if (action->strategies)
		str_addf(out, "\n        %s", action->strategies);
}

static void add_need(struct str *out, const struct need *need, size_t number)
{
	str_addf(out, "\n%zu  %s", number, need->text);
	if (need->domain)
		str_addf(out, " (%s)", word_shown(&words_domain, need->domain));
	if (need->status == NEED_MET || need->status == NEED_ENDED)
		str_addf(out, " [%s]", word_shown(&words_need_status, need->status));
	for (size_t i = 0; i < need->goals_n; i++) {
		const struct goal *goal = &need->goals[i];

		str_addf(out, "\n   Goal: %s", goal->text);
		if (goal->importance > 0)
			str_addf(out, " (importance %d of 10)", (int)goal->importance);
		for (size_t j = 0; j < goal->actions_n; j++)
			add_action(out, &goal->actions[j]);
	}
}

/* A labelled text whose further lines stand under its beginning. */
static void add_lines(struct str *out, const char *label, const char *text)
{
	if (text_is_blank(text))
		return;
	str_addf(out, "\n   %s ", label);
	for (; *text; text++) {
		str_addc(out, *text);
		if (*text == '\n')
			str_add(out, "      ");
	}
}

static void add_contingency(struct str *out, const struct contingency *item)
{
	char shown[DATE_SHOWN_SIZE];

	str_addf(out, "\n%s", item->name ? item->name : "If this happens");
	add_lines(out, "When:", item->triggers);
	add_lines(out, "Do:", item->what_to_do);
	add_lines(out, "Ring:", item->ring);
	add_lines(out, "Medicines:", item->medicines);
	add_lines(out, "Agreed with:", item->agreed_with);
	if (date_is_set(item->review_on))
		str_addf(out, "\n   Review: %s", date_show(item->review_on, shown));
}

struct person_text *person_plan_text(const struct plan *plan, struct arena *arena)
{
	struct person_text *text = begun(arena);
	struct str out = {0};

	if (!plan) {
		text->text = "There is no plan yet. Enter or p begins one.";
		return text;
	}
	add_status(&out, plan, text);
	for (size_t i = 0; i < plan->contingency_n; i++) {
		if (i == 0) {
			heading(&out, text);
			str_add(&out, "Contingency");
		}
		add_contingency(&out, &plan->contingency[i]);
	}
	for (size_t i = 0; i < plan->sections_n; i++) {
		heading(&out, text);
		str_addf(&out, "%s\n%s", word_shown(&words_section, plan->sections[i].section),
			plan->sections[i].text ? plan->sections[i].text : "");
	}
	for (size_t i = 0; i < plan->needs_n; i++) {
		if (i == 0) {
			heading(&out, text);
			str_add(&out, "Needs, goals and actions");
		}
		add_need(&out, &plan->needs[i], i + 1);
	}
	return taken(&out, text);
}
