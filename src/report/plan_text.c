/* What a plan says on paper: its texts, needs, goals and actions, and who agreed. */
#include "plan_pages.h"

#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

/* ---- the texts ---- */

static void add_section(struct pages *p, enum section which)
{
	const struct plan_section *section = plan_text(p->plan, which);
	const char *heading = word_shown(&words_section, which);

	if (section == NULL || text_is_blank(section->text)) {
		pages_not_recorded(p, heading);
		return;
	}
	sheet_heading(p->sheet, 2, heading);
	sheet_paragraph(p->sheet, pages_words(p, section->text));
}

void pages_add_about_me(struct pages *p)
{
	static const enum section about_me[] = {SECTION_MATTERS, SECTION_PEOPLE,
		SECTION_COMMUNICATION, SECTION_WELLNESS, SECTION_PLEASE_DO, SECTION_SUPPORT,
		SECTION_ALSO};

	for (size_t i = 0; i < sizeof(about_me) / sizeof(about_me[0]); i++)
		add_section(p, about_me[i]);
}

void pages_add_summary(struct pages *p)
{
	add_section(p, SECTION_SUMMARY);
	add_section(p, SECTION_STRENGTHS);
	add_section(p, SECTION_RISKS);
}

void pages_add_arrangements(struct pages *p)
{
	const char *sharing = word_shown(&words_sharing, p->record->person.sharing);
	const struct plan_section *capacity = plan_text(p->plan, SECTION_CAPACITY);

	if (sharing[0] != '\0') {
		bool written = capacity != NULL && !text_is_blank(capacity->text);

		sheet_heading(p->sheet, 2, word_shown(&words_section, SECTION_CAPACITY));
		if (written)
			sheet_paragraph(p->sheet, pages_words(p, capacity->text));
		else
			pages_not_recorded(p, "Capacity");
		sheet_labelled(p->sheet, "Sharing with the team", sharing);
	} else {
		add_section(p, SECTION_CAPACITY);
	}
	add_section(p, SECTION_FUNDING);
	add_section(p, SECTION_DOCUMENTS);
}

/* ---- needs, goals, actions ---- */

static const char *when_words(const struct pages *p, const struct plan_action *action)
{
	const char *due = pages_day(action->due, p->arena);
	const char *words =
		text_is_blank(action->when_words) ? NULL : pages_words(p, action->when_words);

	if (due != NULL && words != NULL)
		return arena_printf(p->arena, "%s, by %s", words, due);
	return due != NULL     ? arena_printf(p->arena, "by %s", due)
	       : words != NULL ? words
			       : "No date";
}

static void add_actions(struct pages *p, const struct goal *goal)
{
	static const struct sheet_column columns[] = {
		{"What", 4, 16, SHEET_LEFT, false},
		{"Who", 1, 10, SHEET_LEFT, false},
		{"When", 1, 11, SHEET_LEFT, false},
		{"Now", 0, 8, SHEET_LEFT, false},
	};

	if (goal->actions_n == 0)
		return;
	sheet_keep_with_next(p->sheet);
	sheet_table(p->sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < goal->actions_n; i++) {
		const struct plan_action *action = &goal->actions[i];
		struct str what = {0};

		str_add(&what, pages_words(p, action->what));
		if (!text_is_blank(action->strategies))
			str_addf(&what, "\n%s", pages_words(p, action->strategies));
		for (size_t j = 0; j < action->stage_goals_n; j++)
			str_addf(&what, "\n- %s", pages_words(p, action->stage_goals[j].text));
		if (action->confidence > 0)
			str_addf(&what, "\nConfidence: %" PRId64 " of 10", action->confidence);
		sheet_row(p->sheet, SHEET_ROW_PLAIN,
			(const char *[]){str_text(&what), pages_words(p, pages_who(p, action->who)),
				when_words(p, action),
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

		sheet_paragraph(p->sheet,
			arena_printf(p->arena, "Goal: %s%s%s%s%s", pages_words(p, goal->text),
				aside ? " (" : "", status, importance, aside ? ")" : ""));
		add_actions(p, goal);
	}
}

void pages_add_needs(struct pages *p)
{
	if (p->plan->needs_n == 0) {
		pages_not_recorded(p, "Needs, goals and actions");
		return;
	}
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
		/* A need of many words reads badly as a heading, and a heading may be cut. */
		const char *text = pages_words(p, need->text);
		bool fits = utf8_width(text, strlen(text)) <= 100;
		const char *heading = fits ? text : arena_printf(p->arena, "Need %zu", i + 1);
		sheet_person(p->sheet, heading);
		sheet_heading(p->sheet, 3, heading);
		if (!fits)
			sheet_paragraph(p->sheet, text);
		if (aside.length > 0) {
			sheet_paragraph(p->sheet, str_text(&aside));
			if (need->goals_n > 0)
				sheet_keep_with_next(p->sheet);
		}
		add_goals(p, need);
		sheet_person(p->sheet, "");
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
		sheet_labelled(
			p->sheet, "Declined because", pages_words(p, p->plan->declined_reason));
	if (p->plan->agreements_n == 0) {
		sheet_paragraph(p->sheet, "Nobody has agreed this plan yet.");
		return;
	}
	sheet_table(p->sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < p->plan->agreements_n; i++) {
		const struct agreement *a = &p->plan->agreements[i];
		const char *party = word_shown(&words_party, a->party);

		sheet_row(p->sheet, SHEET_ROW_PLAIN,
			(const char *[]){pages_words(p, a->name),
				text_is_blank(a->role) ? party
						       : arena_printf(p->arena, "%s: %s", party,
								 pages_words(p, a->role)),
				pages_day(a->agreed_on, p->arena), a->on_paper ? "on paper" : ""});
	}
	if (p->plan->joint)
		sheet_paragraph(
			p->sheet, "A joint plan: health and social care wrote it and agreed it.");
}
