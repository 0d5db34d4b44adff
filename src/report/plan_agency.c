/* What each agency does: everybody with a part in the plan, what it is, and how to reach them. */
#include "plan_pages.h"

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/report/sheet_block.h>

struct part {
	const char *agency;
	const char *who;
	const char *phone;
	struct str does;
};
struct parts {
	struct part *list;
	size_t n, room;
};

static struct part *part_of(
	struct pages *p, struct parts *parts, const char *agency, const char *who)
{
	for (size_t i = 0; i < parts->n; i++)
		if (text_equal(parts->list[i].who, who) &&
			(who != NULL || text_equal(parts->list[i].agency, agency)))
			return &parts->list[i];
	struct part *part =
		arena_push(p->arena, &parts->list, &parts->n, &parts->room, sizeof(*part));
	*part = (struct part){.agency = agency, .who = who};
	return part;
}

static void does(struct part *part, const char *what)
{
	str_addf(&part->does, "%s%s", part->does.length > 0 ? "\n" : "", what);
}

static const struct worker *worker_of(const struct pages *p, int64_t id)
{
	for (size_t i = 0; id != 0 && i < p->paper->workers_n; i++)
		if (p->paper->workers[i].id == id)
			return &p->paper->workers[i];
	return NULL;
}

static const char *team_name(const struct pages *p)
{
	return p->paper->team != NULL ? p->paper->team : "The team";
}

static const char *with_profession(struct pages *p, const char *name, int profession)
{
	const char *as = word_shown(&words_profession, profession);

	return as[0] != '\0' ? arena_printf(p->arena, "%s, %s", name, as) : name;
}

/* Somebody whose organisation nobody wrote down is there for the team. */
static struct part *worker_part(struct pages *p, struct parts *parts, const struct worker *worker)
{
	const char *agency =
		!text_is_blank(worker->organisation) ? worker->organisation : team_name(p);
	struct part *part =
		part_of(p, parts, agency, with_profession(p, worker->name, worker->profession));

	part->phone = worker->phone;
	return part;
}

static void add_role(
	struct pages *p, struct parts *parts, const struct lead *lead, const char *role)
{
	const struct worker *worker;

	if (lead == NULL || text_is_blank(lead->name))
		return;
	worker = worker_of(p, lead->worker_id);
	struct part *part = worker != NULL
				    ? worker_part(p, parts, worker)
				    : part_of(p, parts, team_name(p),
					      with_profession(p, lead->name, lead->profession));
	if (part->phone == NULL)
		part->phone = lead->phone;
	does(part, lead->acting != NULL ? arena_printf(p->arena, "%s (%s)", role,
						  lead_acting_words("away", lead->acting,
							  lead->acting_until, p->arena))
					: role);
}

static void add_gp(struct pages *p, struct parts *parts)
{
	const struct person *person = &p->record->person;
	const char *practice =
		person->practice_name != NULL ? person->practice_name : person->practice;
	const struct lead *gp = p->record->accountable_gp;
	const char *name = gp != NULL && !text_is_blank(gp->name) ? gp->name : person->usual_gp;

	if (text_is_blank(practice) && text_is_blank(name))
		return;
	struct part *part =
		part_of(p, parts, text_is_blank(practice) ? "GP practice" : practice, name);
	if (gp != NULL && part->phone == NULL)
		part->phone = gp->phone;
	if (text_is_blank(part->phone))
		part->phone = p->paper->practice_phone;
	does(part, gp != NULL ? "Accountable GP" : "GP");
}

static bool is_going_on(const struct plan_action *action)
{
	return action->status == PLAN_ACTION_NONE || action->status == PLAN_ACTION_PLANNED ||
	       action->status == PLAN_ACTION_IN_PROGRESS;
}

static void add_actions(struct pages *p, struct parts *parts)
{
	for (size_t i = 0; i < p->plan->needs_n; i++)
		for (size_t j = 0; j < p->plan->needs[i].goals_n; j++) {
			const struct goal *goal = &p->plan->needs[i].goals[j];

			for (size_t k = 0; k < goal->actions_n; k++) {
				const struct plan_action *action = &goal->actions[k];
				const struct worker *worker = worker_of(p, action->worker_id);

				if (worker != NULL && is_going_on(action))
					does(worker_part(p, parts, worker),
						pages_words(p, action->what));
			}
		}
}

static void add_referrals(struct pages *p, struct parts *parts)
{
	for (size_t i = 0; i < p->record->referrals_n; i++) {
		const struct referral *r = &p->record->referrals[i];

		if (r->direction != REFERRAL_OUT || !referral_is_open(r) ||
			text_is_blank(r->service))
			continue;
		does(part_of(p, parts, r->service, NULL),
			date_is_set(r->started_on) ? arena_printf(p->arena, "Helps since %s",
							     pages_day(r->started_on, p->arena))
						   : "Asked to help, not begun yet");
	}
}

static void add_professionals(struct pages *p, struct parts *parts)
{
	for (size_t i = 0; i < p->record->contacts_n; i++) {
		const struct contact *c = &p->record->contacts[i];

		if (c->role != CONTACT_ROLE_PROFESSIONAL || date_is_set(c->ended))
			continue;
		struct part *part = part_of(p, parts,
			text_is_blank(c->relationship) ? word_shown(&words_contact_role, c->role)
						       : c->relationship,
			c->name);
		part->phone = c->do_not_contact ? "DO NOT CONTACT" : c->phone;
		if (!text_is_blank(c->note))
			does(part, pages_words(p, c->note));
	}
}

static const char *named(const struct pages *p, const struct part *part)
{
	return text_is_blank(part->who) ? part->agency
					: arena_printf(p->arena, "%s\n%s", part->agency, part->who);
}

/* A row that fills a page cannot stay whole, and the next page would not say whose it is. */
static void write_part(struct pages *p, const struct part *part)
{
	enum { LINES_MOST = 6 };
	const char *who = named(p, part), *at = str_text(&part->does);

	for (bool first = true; first || *at != '\0'; first = false) {
		const char *end = at;

		for (int lines = 0; *end != '\0' && lines < LINES_MOST; lines++)
			end += strcspn(end, "\n") + (strchr(end, '\n') != NULL);
		bool more = *end != '\0';
		sheet_row(p->sheet, SHEET_ROW_PLAIN,
			(const char *[]){first ? who : sheet_again(who, p->arena),
				arena_strndup(p->arena, at, (size_t)(end - at) - more),
				part->phone});
		at = end;
	}
}

/* Those of one agency stand together, in the order in which the agencies came. */
static void write_parts(struct pages *p, struct parts *parts)
{
	static const struct sheet_column columns[] = {
		{"Who", 3, 14, SHEET_LEFT, false},
		{"What they do", 4, 14, SHEET_LEFT, false},
		{"Telephone", 0, 13, SHEET_LEFT, false},
	};

	sheet_table(p->sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < parts->n; i++) {
		bool first = true;

		for (size_t j = 0; j < i; j++)
			first = first && !text_equal(parts->list[j].agency, parts->list[i].agency);
		for (size_t j = i; first && j < parts->n; j++) {
			if (text_equal(parts->list[j].agency, parts->list[i].agency))
				write_part(p, &parts->list[j]);
		}
	}
}

void pages_add_agencies(struct pages *p)
{
	struct parts parts = {0};

	add_role(p, &parts, p->record->lead, "Lead professional");
	add_role(p, &parts, p->record->coordinator, "Care co-ordinator");
	add_gp(p, &parts);
	add_actions(p, &parts);
	add_referrals(p, &parts);
	add_professionals(p, &parts);
	if (p->record->accountable_gp == NULL)
		pages_not_recorded(p, "Accountable GP");
	if (p->record->coordinator == NULL)
		pages_not_recorded(p, "Care co-ordinator");
	if (parts.n == 0) {
		pages_not_recorded(p, "What each agency does");
		return;
	}
	sheet_heading(p->sheet, 2, "What each agency does");
	write_parts(p, &parts);
	for (size_t i = 0; i < parts.n; i++)
		str_free(&parts.list[i].does);
}
