#include <caseload/report/plan.h>

#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

struct pages {
	struct sheet *sheet;
	const struct person_record *record;
	const struct plan *plan;
	struct date today;
	struct arena *arena;
};

static const char *day(struct date date, struct arena *arena)
{
	char shown[DATE_SHOWN_SIZE];

	return date_is_set(date) ? arena_strdup(arena, date_show(date, shown)) : NULL;
}

/* What was never said is left out; what must be known is asked for with sheet_labelled(). */
static void labelled_if(struct sheet *sheet, const char *label, const char *text)
{
	if (!text_is_blank(text))
		sheet_labelled(sheet, label, text);
}

/* ---- on every page ---- */

static const char *identity_line(const struct person *person, struct arena *arena)
{
	char number[NHS_NUMBER_SHOWN_SIZE], born[DATE_SHOWN_SIZE];

	return arena_printf(arena, "%s   Born %s   NHS Number %s%s", person_name(person, arena),
		date_is_set(person->born) ? date_show(person->born, born) : "not known",
		person->nhs_number != NULL ? nhs_number_show(person->nhs_number, number) : "not known",
		person->nhs_number != NULL && person->nhs_status != NHS_STATUS_VERIFIED ? " (unverified)"
											: "");
}

static const char *validity_line(const struct plan *plan, struct arena *arena)
{
	const char *from = day(plan->agreed_on, arena);
	const char *review = day(plan->next_review, arena);

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
	sheet_add_subject(p->sheet, identity_line(person, p->arena));
	if (date_is_set(person->died))
		sheet_add_subject(p->sheet, arena_printf(p->arena, "DECEASED %s", day(person->died, p->arena)));
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
	sheet_labelled(p->sheet, label,
		arena_printf(p->arena, "%s%s%s%s%s", text_is_blank(lead->name) ? "Name not known" : lead->name,
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
	labelled_if(p->sheet, "GP practice",
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
		sheet_heading(p->sheet, 1, text_is_blank(c->name) ? "If something goes wrong" : c->name);
		sheet_labelled(p->sheet, "If", c->triggers);
		sheet_labelled(p->sheet, "Do this", c->what_to_do);
		sheet_labelled(p->sheet, "Ring, in order", c->ring);
		labelled_if(p->sheet, "Medicines, and where", c->medicines);
		sheet_size(p->sheet, SHEET_LARGE);
		add_lead(p, "Lead professional", p->record->lead);
		sheet_size(p->sheet, SHEET_NORMAL);
		labelled_if(p->sheet, "Agreed with", c->agreed_with);
		labelled_if(p->sheet, "Look at this again by", day(c->review_on, p->arena));
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
	labelled_if(p->sheet, "Telephone", person->phone);
	labelled_if(p->sheet, "Mobile", person->mobile);
	labelled_if(p->sheet, "Email", person->email);
	labelled_if(p->sheet, "Best reached by", word_shown(&words_contact_method, person->contact_method));
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
	labelled_if(p->sheet, "Please note", str_text(&flags));
	str_free(&flags);
}

static void add_person(struct pages *p)
{
	const struct person *person = &p->record->person;
	int age = person_age(person, p->today);

	sheet_heading(p->sheet, 2, "About the person");
	labelled_if(p->sheet, "Likes to be called", person->preferred);
	if (age >= 0)
		sheet_labelled(p->sheet, "Age", arena_printf(p->arena, "%d", age));
	labelled_if(p->sheet, "Gender", word_shown(&words_gender, person->gender));
	add_reach(p);
	labelled_if(p->sheet, "Lives", word_shown(&words_living, person->living));
	labelled_if(p->sheet, "Language", person->language);
	labelled_if(p->sheet, "Interpreter", person->interpreter);
	if (person->comm_need != COMM_STANDARD)
		labelled_if(p->sheet, "Needs information as",
			word_shown(&words_comm_need, person->comm_need));
	labelled_if(p->sheet, "Sharing", word_shown(&words_sharing, person->sharing));
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
				arena_printf(p->arena, "%s%s%s", c->name, as[0] != '\0' ? "\n" : "", as),
				c->do_not_contact ? "DO NOT CONTACT" : c->phone, c->note});
	}
}

/* ---- the plan ---- */

static void add_sections(struct pages *p)
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
	const char *due = day(action->due, arena);
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
		const char *importance = goal->importance > 0
			? arena_printf(p->arena, "%simportance %" PRId64 " of 10", status[0] != '\0' ? ", " : "",
				goal->importance)
			: "";
		bool aside = status[0] != '\0' || importance[0] != '\0';

		sheet_paragraph(p->sheet,
			arena_printf(p->arena, "Goal: %s%s%s%s%s", goal->text, aside ? " (" : "", status,
				importance, aside ? ")" : ""));
		add_actions(p, goal);
	}
}

static void add_needs(struct pages *p)
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
		sheet_heading(p->sheet, 3, fits ? need->text : arena_printf(p->arena, "Need %zu", i + 1));
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

static void add_agreements(struct pages *p)
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
				text_is_blank(a->role) ? party
						       : arena_printf(p->arena, "%s: %s", party, a->role),
				day(a->agreed_on, p->arena), a->on_paper ? "on paper" : ""});
	}
	if (p->plan->joint)
		sheet_paragraph(p->sheet, "A joint plan: health and social care wrote it and agreed it.");
}

static bool named_before(const struct plan *plan, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (text_equal(plan->contributions[i].name, plan->contributions[at].name))
			return true;
	return false;
}

static void add_control(struct pages *p)
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
	sheet_labelled(p->sheet, "Begun on", day(plan->begun_on, p->arena));
	sheet_labelled(p->sheet, "Valid from", plan->agreed_on.year != 0 ? day(plan->agreed_on, p->arena)
									 : "Not yet agreed");
	sheet_labelled(p->sheet, "Review by", day(plan->next_review, p->arena));
	labelled_if(p->sheet, "Who arranges the review", plan->review_by);
	labelled_if(p->sheet, "Written by", str_text(&writers));
	str_free(&writers);
}

struct sheet *plan_sheet(const struct person_record *record, const struct plan *plan,
	struct date today, const struct printing *printing, struct arena *arena)
{
	struct pages p = {sheet_new(arena, "Personalised care and support plan"), record, plan, today,
		arena};

	add_head(&p, printing);
	add_contingency(&p);
	add_leads(&p);
	add_person(&p);
	add_sections(&p);
	add_needs(&p);
	add_contacts(&p);
	add_agreements(&p);
	add_control(&p);
	return p.sheet;
}
