#include <caseload/report/plan.h>

#include <inttypes.h>
#include <strings.h>

#include <caseload/base/str.h>

#include "plan_pages.h"

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

void pages_not_recorded(struct pages *p, const char *heading)
{
	if (p->empty_n == EMPTY_MOST)
		bug("a plan has at most %d headings", EMPTY_MOST);
	p->empty[p->empty_n++] = heading;
}

const char *pages_who(const struct pages *p, const char *who)
{
	const struct person *person = &p->record->person;
	const char *given = text_is_blank(person->preferred) ? person->given : person->preferred;

	if (who == NULL || strcasecmp(who, word_shown(&words_copy_holder, HOLDER_PERSON)) != 0)
		return who;
	return text_is_blank(given) ? person->family
				    : arena_printf(p->arena, "%s %s", given, person->family);
}

/* ---- on every page ---- */

const char *pages_identity(const struct person *person, struct arena *arena)
{
	char number[NHS_NUMBER_SHOWN_SIZE], born[DATE_SHOWN_SIZE];

	return arena_printf(arena, "%s   Born %s   NHS Number %s%s", person_name(person, arena),
		date_is_set(person->born) ? date_show(person->born, born) : "not known",
		person->nhs_number != NULL ? nhs_number_show(person->nhs_number, number)
					   : "not known",
		person->nhs_number != NULL && person->nhs_status != NHS_STATUS_VERIFIED
			? " (unverified)"
			: "");
}

static const char *validity_line(const struct plan *plan, struct arena *arena)
{
	const char *from = pages_day(plan->agreed_on, arena);
	const char *review = pages_day(plan->next_review, arena);

	return arena_printf(arena, "Version %" PRId64 "   %s   %s", plan->number,
		from != NULL ? arena_printf(arena, "Valid from %s", from) : "Not yet agreed",
		review != NULL ? arena_printf(arena, "Review by %s", review) : "No review date");
}

/* What somebody who finds the paper must know before believing it; NULL for an agreed plan. */
static const char *watermark(int status)
{
	switch (status) {
	case PLAN_AGREED:
		return NULL;
	case PLAN_UNDER_REVIEW:
		return "UNDER REVIEW: changes are not agreed";
	case PLAN_SUPERSEDED:
		return "SUPERSEDED: a newer version has been agreed";
	case PLAN_DECLINED:
		return "DECLINED: the person did not want this plan";
	case PLAN_ARCHIVED:
		return "ARCHIVED: no longer in use";
	default:
		return "DRAFT: not agreed";
	}
}

static const char *reader_line(const struct contact *reader, struct arena *arena)
{
	const char *as = !text_is_blank(reader->relationship)
				 ? reader->relationship
				 : word_shown(&words_contact_role, reader->role);

	return arena_printf(arena, "For %s%s%s", reader->name, as[0] != '\0' ? ", " : "", as);
}

/* Whoever holds one loose page knows whom to ask. */
static const char *lead_line(const struct pages *p)
{
	const struct lead *lead = p->record->lead;
	bool acts = lead != NULL && !text_is_blank(lead->acting);
	const char *name = lead == NULL ? NULL : acts ? lead->acting : lead->name;
	const char *phone = lead == NULL ? p->paper->team_phone
			    : acts	 ? lead->acting_phone
					 : lead->phone;

	return arena_printf(p->arena, "%s %s%s%s", acts ? "Acting lead" : "Lead professional",
		text_is_blank(name) ? "none: ask the team" : name,
		text_is_blank(phone) ? "" : "   Telephone ", text_is_blank(phone) ? "" : phone);
}

static void add_head(struct pages *p, const struct printing *printing)
{
	const struct person *person = &p->record->person;
	const char *mark = watermark(p->plan->status);

	sheet_set_classification(p->sheet,
		mark != NULL ? arena_printf(p->arena, "OFFICIAL-SENSITIVE: PERSONAL   %s", mark)
			     : "OFFICIAL-SENSITIVE: PERSONAL");
	sheet_add_subject(p->sheet, pages_identity(person, p->arena));
	if (date_is_set(person->died))
		sheet_add_subject(p->sheet,
			arena_printf(p->arena, "DECEASED %s", pages_day(person->died, p->arena)));
	sheet_add_subject(p->sheet, validity_line(p->plan, p->arena));
	sheet_add_subject(p->sheet, lead_line(p));
	if (p->paper->reader != NULL)
		sheet_add_subject(p->sheet, reader_line(p->paper->reader, p->arena));
	sheet_set_printed(p->sheet, printing->by, printing->when, printing->copy);
	sheet_set_record(p->sheet, printing->record);
	sheet_set_notice(p->sheet, "Check for a newer version before use.");
	sheet_set_large_print(p->sheet, p->paper->large);
}

struct sheet *plan_sheet(
	const struct plan_paper *paper, const struct printing *printing, struct arena *arena)
{
	struct pages p = {
		sheet_new(arena, paper->short_form ? "What to do if something goes wrong"
						   : "Personalised care and support plan"),
		.record = paper->record, .plan = paper->plan, .today = paper->today, .arena = arena,
		.paper = paper};

	add_head(&p, printing);
	pages_add_front(&p);
	if (paper->short_form)
		return p.sheet;
	sheet_page_break(p.sheet);
	pages_add_about_me(&p);
	pages_add_summary(&p);
	pages_add_needs(&p);
	pages_add_contacts(&p);
	pages_add_agencies(&p);
	pages_add_person(&p);
	pages_add_arrangements(&p);
	pages_add_agreements(&p);
	pages_add_control(&p);
	pages_add_holders(&p);
	pages_add_changes(&p);
	pages_add_not_recorded(&p);
	return p.sheet;
}
