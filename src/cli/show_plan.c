/* The joint care plan. What to do when something happens comes first, as on paper. */
#include "show.h"

#include <inttypes.h>

#include <caseload/base/str.h>

/* The uids of all parts: what to type for one must not fit another. */
struct parts {
	const char **uids;
	size_t n, room;
};

static void add_part(struct out *out, struct parts *parts, const char *uid)
{
	const char **slot =
		arena_push(out->arena, &parts->uids, &parts->n, &parts->room, sizeof(*slot));
	*slot = uid;
}

static struct parts parts_of(struct out *out, const struct plan *plan)
{
	struct parts parts = {0};

	for (size_t i = 0; i < plan->contingency_n; i++)
		add_part(out, &parts, plan->contingency[i].uid);
	for (size_t i = 0; i < plan->needs_n; i++) {
		const struct need *need = &plan->needs[i];
		add_part(out, &parts, need->uid);
		for (size_t j = 0; j < need->goals_n; j++) {
			add_part(out, &parts, need->goals[j].uid);
			for (size_t k = 0; k < need->goals[j].actions_n; k++)
				add_part(out, &parts, need->goals[j].actions[k].uid);
		}
	}
	return parts;
}

static const char *part_id(struct out *out, const struct parts *parts, const char *uid)
{
	for (size_t i = 0; i < parts->n; i++)
		if (parts->uids[i] == uid)
			return shown_id(out, parts->uids, sizeof(*parts->uids), parts->n, i);
	return "";
}

static void show_contingency(struct out *out, const struct plan *plan, const struct parts *parts)
{
	if (plan->contingency_n > 0)
		out_heading(out, "If something happens");
	for (size_t i = 0; i < plan->contingency_n; i++) {
		const struct contingency *c = &plan->contingency[i];
		out_wrap(out, 2,
			arena_printf(out->arena, "%s [%s]",
				c->name != NULL ? c->name : "Contingency",
				part_id(out, parts, c->uid)));
		out_field(out, "    When", c->triggers);
		out_field(out, "    Do", c->what_to_do);
		out_field(out, "    Ring", c->ring);
		out_field(out, "    Medicines", c->medicines);
		out_field(out, "    Agreed with", c->agreed_with);
		out_field(out, "    Look again", shown_date(out, c->review_on));
	}
}

static void show_action(struct out *out, const struct plan_action *a, const char *id)
{
	struct str line = {0};

	str_addf(&line, "Action: %s", a->what != NULL ? a->what : "");
	if (a->who != NULL)
		str_addf(&line, ", %s", a->who);
	if (date_is_set(a->due))
		str_addf(&line, ", by %s", shown_date(out, a->due));
	if (a->when_words != NULL)
		str_addf(&line, ", %s", a->when_words);
	if (a->confidence > 0)
		str_addf(&line, ", confidence %" PRId64 " of 10", a->confidence);
	str_addf(&line, ", %s [%s]", word_shown(&words_plan_action_status, a->status), id);
	out_wrap(out, 6, str_text(&line));
	str_free(&line);
	if (a->strategies != NULL)
		out_wrap(out, 8, a->strategies);
	for (size_t i = 0; i < a->stage_goals_n; i++) {
		const struct stage_goal *s = &a->stage_goals[i];
		out_wrap(out, 8,
			arena_printf(out->arena, "Stage: %s, %s%s%s",
				s->text != NULL ? s->text : "",
				word_shown(&words_goal_status, s->status),
				s->outcome != NULL ? ". " : "",
				s->outcome != NULL ? s->outcome : ""));
	}
}

static void show_needs(struct out *out, const struct plan *plan, const struct parts *parts)
{
	if (plan->needs_n > 0)
		out_heading(out, "Needs, goals and actions");
	for (size_t i = 0; i < plan->needs_n; i++) {
		const struct need *n = &plan->needs[i];
		const char *domain = word_shown(&words_domain, n->domain);
		const char *eligible = word_shown(&words_eligible, n->eligible);
		out_wrap(out, 2,
			arena_printf(out->arena, "Need: %s%s%s%s%s, %s [%s]",
				n->text != NULL ? n->text : "", *domain ? ", " : "", domain,
				*eligible ? ", " : "", eligible,
				word_shown(&words_need_status, n->status),
				part_id(out, parts, n->uid)));
		for (size_t j = 0; j < n->goals_n; j++) {
			const struct goal *g = &n->goals[j];
			out_wrap(out, 4,
				arena_printf(out->arena, "Goal: %s%s, %s [%s]",
					g->text != NULL ? g->text : "",
					g->importance > 0
						? arena_printf(out->arena,
							  ", importance %" PRId64 " of 10",
							  g->importance)
						: "",
					word_shown(&words_goal_status, g->status),
					part_id(out, parts, g->uid)));
			for (size_t k = 0; k < g->actions_n; k++)
				show_action(out, &g->actions[k],
					part_id(out, parts, g->actions[k].uid));
		}
	}
}

static void show_agreements(struct out *out, const struct plan *plan)
{
	if (plan->agreements_n > 0)
		out_heading(out, "Agreed by");
	for (size_t i = 0; i < plan->agreements_n; i++) {
		const struct agreement *a = &plan->agreements[i];
		out_wrap(out, 2,
			arena_printf(out->arena, "%s: %s%s%s, %s%s",
				word_shown(&words_party, a->party), a->name != NULL ? a->name : "",
				a->role != NULL ? ", " : "", a->role != NULL ? a->role : "",
				shown_date(out, a->agreed_on), a->on_paper ? ", on paper" : ""));
	}
	if (plan->contributions_n > 0)
		out_heading(out, "Written by");
	for (size_t i = 0; i < plan->contributions_n; i++) {
		const struct contribution *c = &plan->contributions[i];
		out_wrap(out, 2,
			arena_printf(out->arena, "%s, %s: %s, %s", c->name != NULL ? c->name : "",
				word_shown(&words_profession, c->profession),
				c->section != NULL ? c->section : "", shown_instant(out, c->at)));
	}
}

void show_plan(struct out *out, const struct plan *plan, const struct person_record *about)
{
	struct parts parts = parts_of(out, plan);

	if (about != NULL) {
		out_line(out, "%s", person_name(&about->person, out->arena));
		out_field(out, "NHS Number", shown_number(out, about->person.nhs_number));
		out_field(out, "Born", shown_date(out, about->person.born));
	}
	out_field(out, "Plan",
		arena_printf(out->arena, "number %" PRId64 ", %s%s", plan->number,
			word_shown(&words_plan_status, plan->status),
			plan->joint ? ", joint" : ""));
	out_field(out, "Begun", shown_date(out, plan->begun_on));
	out_field(out, "Agreed", shown_date(out, plan->agreed_on));
	out_field(out, "Next review", shown_date(out, plan->next_review));
	out_field(out, "Arranged by", plan->review_by);
	out_field(out, "Declined because", plan->declined_reason);
	show_contingency(out, plan, &parts);
	for (size_t i = 0; i < plan->sections_n; i++) {
		out_heading(out, word_shown(&words_section, plan->sections[i].section));
		out_wrap(out, 2, plan->sections[i].text != NULL ? plan->sections[i].text : "");
	}
	show_needs(out, plan, &parts);
	show_agreements(out, plan);
}
