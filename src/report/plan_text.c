/* What a plan says on paper: its texts, needs, goals and actions, who agreed, and which version. */
#include "plan_pages.h"

#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

const char *pages_day(struct date date, struct arena *arena)
{
	char shown[DATE_SHOWN_SIZE];

	return date_is_set(date) ? arena_strdup(arena, date_show(date, shown)) : NULL;
}

void pages_labelled_if(struct sheet *sheet, const char *label, const char *text)
{
	if (!text_is_blank(text))
		sheet_labelled(sheet, label, text);
}

/* ---- the plan ---- */

void pages_add_sections(struct pages *p)
{
	for (size_t i = 0; i < words_section.n; i++) {
		const struct word *word = &words_section.words[i];
		const struct plan_section *section = plan_text(p->plan, (enum section)word->value);

		if (section != NULL && !text_is_blank(section->text)) {
			sheet_heading(p->sheet, 2, word->shown);
			sheet_paragraph(p->sheet, section->text);
		} else if (word->value == SECTION_MATTERS) {
			sheet_heading(p->sheet, 2, word->shown);
			sheet_paragraph(p->sheet, "Not written yet.");
		}
	}
}

static const char *when_words(const struct plan_action *action, struct arena *arena)
{
	const char *due = pages_day(action->due, arena);
	const char *words = text_is_blank(action->when_words) ? NULL : action->when_words;

	if (due != NULL && words != NULL)
		return arena_printf(arena, "%s, by %s", words, due);
	return due != NULL ? arena_printf(arena, "by %s", due) : words != NULL ? words : "No date";
}

static void add_actions(struct pages *p, const struct goal *goal)
{
	static const struct sheet_column columns[] = {
		{"What", 3, 16, SHEET_LEFT, false},
		{"Who", 2, 10, SHEET_LEFT, false},
		{"When", 2, 11, SHEET_LEFT, false},
		{"", 0, 8, SHEET_LEFT, false},
	};

	if (goal->actions_n == 0)
		return;
	sheet_keep_with_next(p->sheet);
	sheet_table(p->sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < goal->actions_n; i++) {
		const struct plan_action *action = &goal->actions[i];
		struct str what = {0};

		str_add(&what, action->what);
		if (!text_is_blank(action->strategies))
			str_addf(&what, "\n%s", action->strategies);
		for (size_t j = 0; j < action->stage_goals_n; j++)
			str_addf(&what, "\n- %s", action->stage_goals[j].text);
		if (action->confidence > 0)
			str_addf(&what, "\nConfidence: %" PRId64 " of 10", action->confidence);
		sheet_row(p->sheet, SHEET_ROW_PLAIN,
			(const char *[]){str_text(&what), action->who, when_words(action, p->arena),
				word_shown(&words_plan_action_status, action->status)});
		str_free(&what);
	}
}

static void add_goals(struct pages *p, const struct need *need)
{
	for (size_t i = 0; i < need->goals_n; i++) {
		const struct goal *goal = &need->goals[i];
		const char *status = word_shown(&words_goal_status, goal->status);
		const char *importance =
			goal->importance > 0
				? arena_printf(p->arena, "%simportance %" PRId64 " of 10",
					  status[0] != '\0' ? ", " : "", goal->importance)
				: "";
		bool aside = status[0] != '\0' || importance[0] != '\0';

		sheet_paragraph(
			p->sheet, arena_printf(p->arena, "Goal: %s%s%s%s%s", goal->text,
					  aside ? " (" : "", status, importance, aside ? ")" : ""));
		add_actions(p, goal);
	}
}

void pages_add_needs(struct pages *p)
{
	if (p->plan->needs_n == 0)
		return;
	sheet_heading(p->sheet, 2, "What is needed, what for, and who does it");
	for (size_t i = 0; i < p->plan->needs_n; i++) {
		const struct need *need = &p->plan->needs[i];
		struct str aside = {0};

		if (need->domain != DOMAIN_NONE)
			str_add(&aside, word_shown(&words_domain, need->domain));
		if (need->eligible != ELIGIBLE_NONE)
			str_addf(&aside, "%s%s under the Care Act", aside.length > 0 ? "; " : "",
				word_shown(&words_eligible, need->eligible));
		if (need->status > NEED_OPEN)
			str_addf(&aside, "%s%s", aside.length > 0 ? "; " : "",
				word_shown(&words_need_status, need->status));
		/* A heading is cut at 240 cells, and a need never may be. */
		bool fits = utf8_width(need->text, strlen(need->text)) <= 100;
		sheet_heading(
			p->sheet, 3, fits ? need->text : arena_printf(p->arena, "Need %zu", i + 1));
		if (!fits)
			sheet_paragraph(p->sheet, need->text);
		if (aside.length > 0) {
			sheet_paragraph(p->sheet, str_text(&aside));
			if (need->goals_n > 0)
				sheet_keep_with_next(p->sheet);
		}
		add_goals(p, need);
		str_free(&aside);
	}
}

/* ---- who agreed, who wrote ---- */

void pages_add_agreements(struct pages *p)
{
	static const struct sheet_column columns[] = {
		{"Agreed by", 2, 12, SHEET_LEFT, false},
		{"As", 2, 12, SHEET_LEFT, false},
		{"On", 0, 11, SHEET_LEFT, false},
		{"Signed", 0, 8, SHEET_LEFT, false},
	};

	sheet_heading(p->sheet, 2, "Agreement");
	if (p->plan->status == PLAN_DECLINED)
		sheet_labelled(p->sheet, "Declined because", p->plan->declined_reason);
	if (p->plan->agreements_n == 0) {
		sheet_paragraph(p->sheet, "Nobody has agreed this plan yet.");
		return;
	}
	sheet_table(p->sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < p->plan->agreements_n; i++) {
		const struct agreement *a = &p->plan->agreements[i];
		const char *party = word_shown(&words_party, a->party);

		sheet_row(p->sheet, SHEET_ROW_PLAIN,
			(const char *[]){a->name,
				text_is_blank(a->role)
					? party
					: arena_printf(p->arena, "%s: %s", party, a->role),
				pages_day(a->agreed_on, p->arena), a->on_paper ? "on paper" : ""});
	}
	if (p->plan->joint)
		sheet_paragraph(
			p->sheet, "A joint plan: health and social care wrote it and agreed it.");
}

static bool named_before(const struct plan *plan, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (text_equal(plan->contributions[i].name, plan->contributions[at].name))
			return true;
	return false;
}

void pages_add_control(struct pages *p)
{
	struct str writers = {0};
	const struct plan *plan = p->plan;

	for (size_t i = 0; i < plan->contributions_n; i++) {
		const struct contribution *c = &plan->contributions[i];
		const char *profession = word_shown(&words_profession, c->profession);

		if (c->name != NULL && !named_before(plan, i))
			str_addf(&writers, "%s%s%s%s", writers.length > 0 ? "\n" : "", c->name,
				profession[0] != '\0' ? ", " : "", profession);
	}
	sheet_heading(p->sheet, 2, "This plan");
	sheet_labelled(p->sheet, "Version", arena_printf(p->arena, "%" PRId64, plan->number));
	sheet_labelled(p->sheet, "Begun on", pages_day(plan->begun_on, p->arena));
	sheet_labelled(p->sheet, "Valid from",
		plan->agreed_on.year != 0 ? pages_day(plan->agreed_on, p->arena)
					  : "Not yet agreed");
	sheet_labelled(p->sheet, "Review by", pages_day(plan->next_review, p->arena));
	pages_labelled_if(p->sheet, "Who arranges the review", plan->review_by);
	pages_labelled_if(p->sheet, "Written by", str_text(&writers));
	str_free(&writers);
}
