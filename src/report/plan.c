#include <caseload/report/plan.h>

#include <inttypes.h>

#include <caseload/base/str.h>

#include "plan_pages.h"

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
	sheet_set_printed(p->sheet, printing->by, printing->when, printing->copy);
	sheet_set_record(p->sheet, printing->record);
	sheet_set_notice(p->sheet, "Check for a newer version before use.");
	sheet_set_large_print(p->sheet, person->comm_need == COMM_LARGE_PRINT);
}

/* ---- who to ring ---- */

static void add_lead(struct pages *p, const char *label, const struct lead *lead)
{
	if (lead == NULL)
		return;
	const char *profession = word_shown(&words_profession, lead->profession);
	if (lead->acting != NULL)
		sheet_labelled(p->sheet, arena_printf(p->arena, "%s now", label),
			arena_printf(p->arena, "%s%s%s",
				lead_acting_words(text_is_blank(lead->name) ? "them" : lead->name,
					lead->acting, lead->acting_until, p->arena),
				text_is_blank(lead->acting_phone) ? "\nNo telephone recorded"
								  : "\nTelephone ",
				text_is_blank(lead->acting_phone) ? "" : lead->acting_phone));
	sheet_labelled(p->sheet, label,
		arena_printf(p->arena, "%s%s%s%s%s",
			text_is_blank(lead->name) ? "Name not known" : lead->name,
			profession[0] != '\0' ? ", " : "", profession,
			text_is_blank(lead->phone) ? "\nNo telephone recorded" : "\nTelephone ",
			text_is_blank(lead->phone) ? "" : lead->phone));
}

static void add_leads(struct pages *p)
{
	const struct person *person = &p->record->person;

	if (p->record->lead != NULL)
		add_lead(p, "Lead professional", p->record->lead);
	else
		sheet_labelled(p->sheet, "Lead professional", "None: ask the team");
	if (p->record->accountable_gp != NULL)
		add_lead(p, "Accountable GP", p->record->accountable_gp);
	else
		sheet_labelled(p->sheet, "Accountable GP", person->usual_gp);
	pages_labelled_if(p->sheet, "GP practice",
		person->practice_name != NULL ? person->practice_name : person->practice);
	add_lead(p, "Care co-ordinator", p->record->coordinator);
	if (p->plan->contingency_n == 0)
		sheet_labelled(p->sheet, "Contingency plan", "None has been written");
}

/* ---- contingency ---- */

/* Whoever opens the folder at three in the morning reads this and nothing else. */
static void add_contingency(struct pages *p)
{
	if (p->plan->contingency_n == 0)
		return;
	for (size_t i = 0; i < p->plan->contingency_n; i++) {
		const struct contingency *c = &p->plan->contingency[i];

		if (i > 0)
			sheet_page_break(p->sheet);
		sheet_size(p->sheet, SHEET_LARGEST);
		sheet_heading(
			p->sheet, 1, text_is_blank(c->name) ? "If something goes wrong" : c->name);
		sheet_labelled(p->sheet, "If", c->triggers);
		sheet_labelled(p->sheet, "Do this", c->what_to_do);
		sheet_labelled(p->sheet, "Ring, in order", c->ring);
		pages_labelled_if(p->sheet, "Medicines, and where", c->medicines);
		sheet_size(p->sheet, SHEET_LARGE);
		add_lead(p, "Lead professional", p->record->lead);
		sheet_size(p->sheet, SHEET_NORMAL);
		pages_labelled_if(p->sheet, "Agreed with", c->agreed_with);
		pages_labelled_if(
			p->sheet, "Look at this again by", pages_day(c->review_on, p->arena));
	}
	sheet_page_break(p->sheet);
}

/* ---- the person ---- */

static const char *address_words(const struct pages *p)
{
	const struct person *person = &p->record->person;
	bool confidential = person->restricted;

	for (size_t i = 0; i < p->record->alerts_n; i++) {
		const struct alert *alert = &p->record->alerts[i];

		if (alert->kind == ALERT_ADDRESS && !date_is_set(alert->ended))
			confidential = true;
	}
	if (confidential)
		return NULL;
	return arena_printf(p->arena, "%s%s%s", person->address != NULL ? person->address : "",
		person->address != NULL && person->postcode != NULL ? "\n" : "",
		person->postcode != NULL ? person->postcode : "");
}

static void add_reach(struct pages *p)
{
	const struct person *person = &p->record->person;
	const char *address = address_words(p);

	if (address == NULL) {
		sheet_labelled(p->sheet, "Address", "Confidential: ask the lead professional");
		return;
	}
	sheet_labelled(p->sheet, "Address", address);
	pages_labelled_if(p->sheet, "Telephone", person->phone);
	pages_labelled_if(p->sheet, "Mobile", person->mobile);
	pages_labelled_if(p->sheet, "Email", person->email);
	pages_labelled_if(p->sheet, "Best reached by",
		word_shown(&words_contact_method, person->contact_method));
}

/* Flags only, without their text; and what the person may not have been told is not on a paper
 * that lies in their kitchen. */
static void add_flags(struct pages *p)
{
	struct str flags = {0};

	for (size_t i = 0; i < p->record->alerts_n; i++) {
		const struct alert *alert = &p->record->alerts[i];
		bool plain = alert->kind == ALERT_SENSORY || alert->kind == ALERT_INTERPRETER ||
			     alert->kind == ALERT_ALLERGY;

		if (date_is_set(alert->ended) || (!plain && !text_equal(alert->told, "Y")))
			continue;
		str_addf(&flags, "%s%s", flags.length > 0 ? "\n" : "",
			word_shown(&words_alert_kind, alert->kind));
	}
	pages_labelled_if(p->sheet, "Please note", str_text(&flags));
	str_free(&flags);
}

static void add_person(struct pages *p)
{
	const struct person *person = &p->record->person;
	int age = person_age(person, p->today);

	sheet_heading(p->sheet, 2, "About the person");
	pages_labelled_if(p->sheet, "Likes to be called", person->preferred);
	if (age >= 0)
		sheet_labelled(p->sheet, "Age", arena_printf(p->arena, "%d", age));
	pages_labelled_if(p->sheet, "Gender", word_shown(&words_gender, person->gender));
	add_reach(p);
	pages_labelled_if(p->sheet, "Lives", word_shown(&words_living, person->living));
	pages_labelled_if(p->sheet, "Language", person->language);
	pages_labelled_if(p->sheet, "Interpreter", person->interpreter);
	if (person->comm_need != COMM_STANDARD)
		pages_labelled_if(p->sheet, "Needs information as",
			word_shown(&words_comm_need, person->comm_need));
	pages_labelled_if(p->sheet, "Sharing", word_shown(&words_sharing, person->sharing));
	add_flags(p);
}

static void add_contacts(struct pages *p)
{
	static const struct sheet_column columns[] = {
		{"", 0, 2, SHEET_RIGHT, false},
		{"Who", 2, 12, SHEET_LEFT, false},
		{"Telephone", 1, 13, SHEET_LEFT, false},
		{"Note", 2, 10, SHEET_LEFT, false},
	};
	bool begun = false;

	for (size_t i = 0; i < p->record->contacts_n; i++) {
		const struct contact *c = &p->record->contacts[i];
		const char *role = word_shown(&words_contact_role, c->role);
		const char *as = !text_is_blank(c->relationship) ? c->relationship : role;

		if (date_is_set(c->ended))
			continue;
		if (!begun) {
			sheet_heading(p->sheet, 2, "Contacts, in the order to ring");
			sheet_table(p->sheet, columns, sizeof(columns) / sizeof(columns[0]));
			begun = true;
		}
		sheet_row(p->sheet, c->do_not_contact ? SHEET_ROW_STRONG : SHEET_ROW_PLAIN,
			(const char *[]){c->ring_order > 0 && !c->do_not_contact
						 ? arena_printf(p->arena, "%" PRId64, c->ring_order)
						 : "",
				arena_printf(
					p->arena, "%s%s%s", c->name, as[0] != '\0' ? "\n" : "", as),
				c->do_not_contact ? "DO NOT CONTACT" : c->phone, c->note});
	}
}

struct sheet *plan_sheet(const struct person_record *record, const struct plan *plan,
	struct date today, const struct printing *printing, struct arena *arena)
{
	struct pages p = {
		sheet_new(arena, "Personalised care and support plan"), record, plan, today, arena};

	add_head(&p, printing);
	add_contingency(&p);
	add_leads(&p);
	add_person(&p);
	pages_add_sections(&p);
	pages_add_needs(&p);
	add_contacts(&p);
	pages_add_agreements(&p);
	pages_add_control(&p);
	return p.sheet;
}
