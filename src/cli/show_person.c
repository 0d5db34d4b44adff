/* A person's record: who, what to mind, whom to ring, who leads, what comes next, what happened. */
#include "show.h"

#include <inttypes.h>

#include <caseload/copy.h>
#include <caseload/base/str.h>
#include <caseload/deadline.h>
#include <caseload/link.h>
#include <caseload/meeting.h>

static void show_names(struct out *out, const struct person_record *r, struct date today)
{
	const struct person *p = &r->person;
	char words[16];
	int age = person_age(p, today);

	out_line(out, "%s", person_name(p, out->arena));
	if (r->same_name)
		out_line(out,
			"Somebody else the team knows has the same name. Check the date of birth.");
	if (r->twice)
		out_line(out,
			"This person may be here twice. caseload person duplicates --person %.8s "
			"shows whom.",
			p->uid);
	if (r->came_as != NULL)
		out_line(out, "The record of %s is merged into this one.", r->came_as);
	for (size_t i = 0; i < r->merged_n; i++)
		out_wrap(out, 0,
			arena_printf(out->arena, "Another record is shown here since %s%s: %s",
				shown_date(out, r->merged[i].from),
				record_whose(r, r->merged[i].merged_id, out->arena),
				r->merged[i].reason));
	if (date_is_set(p->died))
		out_line(out, "Died %s", shown_date(out, p->died));
	if (p->no_contact != NULL)
		out_wrap(out, 0, arena_printf(out->arena, "DO NOT CONTACT: %s", p->no_contact));
	out_field(out, "NHS Number",
		p->nhs_number == NULL
			? "not known"
			: arena_printf(out->arena, "%s%s%s", shown_number(out, p->nhs_number),
				  p->nhs_status != NHS_STATUS_NONE ? ", " : "",
				  word_shown(&words_nhs_status, p->nhs_status)));
	out_field(out, "Born",
		!date_is_set(p->born) ? "not known"
		: age < 0	      ? shown_date(out, p->born)
			  : arena_printf(out->arena, "%s, %s %d", shown_date(out, p->born),
				    date_is_set(p->died) ? "died at" : "aged", age));
	out_field(out, "Gender", word_shown(&words_gender, p->gender));
	const struct review *next = record_next_review(r);
	if (next != NULL)
		out_field(out, "Next review",
			arena_printf(out->arena, "%s, %s, %s", shown_date(out, next->due_on),
				review_runs(next) ? deadline_words(next->due_on, today, words)
						  : "stopped",
				word_shown(&words_review_kind, next->kind)));
	if (r->score != NULL) {
		char score[SCORE_SIZE];
		out_field(out, "Risk",
			arena_printf(out->arena, "%s, %s %s, %s%s",
				word_shown(&words_band, r->score->band),
				r->score->instrument != NULL
					? risk_instrument_name(r->score->instrument)
					: "",
				score_show(r->score->score, score),
				shown_date(out, r->score->scored_on),
				risk_is_past(r->score, today) ? ", past its validity" : ""));
	}
}

static void show_alerts(struct out *out, const struct person_record *r)
{
	if (r->alerts_n > 0)
		out_heading(out, "Alerts");
	for (size_t i = 0; i < r->alerts_n; i++) {
		const struct alert *a = &r->alerts[i];
		struct str line = {0};
		str_addf(&line, "%s%s%s", word_shown(&words_alert_kind, a->kind),
			a->text != NULL ? ": " : "", a->text != NULL ? a->text : "");
		if (date_is_set(a->ended))
			str_addf(&line, " (ended %s%s%s)", shown_date(out, a->ended),
				a->end_reason != NULL ? ": " : "",
				a->end_reason != NULL ? a->end_reason : "");
		else if (date_is_set(a->review_on))
			str_addf(&line, " (look again %s)", shown_date(out, a->review_on));
		str_add(&line, record_whose(r, a->person_id, out->arena));
		str_addf(&line, " [%s]",
			shown_id(out, &r->alerts->uid, sizeof(*r->alerts), r->alerts_n, i));
		out_wrap(out, 2, str_text(&line));
		str_free(&line);
	}
}

static void show_carers(struct out *out, const struct person_record *r)
{
	if (r->carers_n > 0)
		out_heading(out, "Carers");
	for (size_t i = 0; i < r->carers_n; i++) {
		const struct carer *c = &r->carers[i];

		out_wrap(out, 2,
			arena_printf(out->arena, "%s%s%s: %s%s%s%s", c->name,
				c->relationship != NULL ? ", " : "",
				c->relationship != NULL ? c->relationship : "",
				carer_words(c, out->arena),
				c->alone_hours > 0
					? arena_printf(out->arena, ", can be left %d hour%s",
						  (int)c->alone_hours,
						  c->alone_hours == 1 ? "" : "s")
					: "",
				c->note != NULL ? ". " : "", c->note != NULL ? c->note : ""));
	}
	if (r->winters_n > 0)
		out_heading(out, "Winter plans");
	for (size_t i = 0; i < r->winters_n; i++) {
		const struct winter_plan *w = &r->winters[i];

		out_wrap(out, 2,
			arena_printf(out->arena, "%s  %s %s%s%s",
				winter_words(w->winter, out->arena),
				word_shown(&words_winter_answer, w->answer), shown_date(out, w->on),
				w->note != NULL ? ". " : "", w->note != NULL ? w->note : ""));
	}
}

static void show_home(struct out *out, const struct person *p)
{
	out_heading(out, "At home");
	out_field(out, "Preferred name", p->preferred);
	out_field(out, "Also known as", p->aliases);
	out_field(out, "Address",
		p->restricted ? arena_printf(out->arena, "Restricted: not on lists or paper.\n%s",
					p->address != NULL ? p->address : "")
			      : p->address);
	out_field(out, "Postcode", p->postcode);
	out_field(out, "Telephone", p->phone);
	out_field(out, "Mobile", p->mobile);
	out_field(out, "Email", p->email);
	out_field(out, "Reach them by", word_shown(&words_contact_method, p->contact_method));
	out_field(out, "Language", p->language);
	out_field(out, "Interpreter", p->interpreter);
	out_field(out, "Information as", word_shown(&words_comm_need, p->comm_need));
	out_field(out, "Lives", word_shown(&words_living, p->living));
	out_field(out, "Accommodation", p->accommodation);
	out_field(out, "Ethnic category", word_shown(&words_ethnic, p->ethnic));
	out_field(out, "Sharing", word_shown(&words_sharing, p->sharing));
	out_field(out, "Practice",
		p->practice == NULL ? NULL
				    : arena_printf(out->arena, "%s%s%s", p->practice,
					      p->practice_name != NULL ? ", " : "",
					      p->practice_name != NULL ? p->practice_name : ""));
	out_field(out, "Usual GP", p->usual_gp);
}

static void show_contacts(struct out *out, const struct person_record *r)
{
	if (r->contacts_n > 0)
		out_heading(out, "Whom to ring, in order");
	for (size_t i = 0; i < r->contacts_n; i++) {
		const struct contact *c = &r->contacts[i];
		struct str line = {0};
		if (c->do_not_contact)
			str_add(&line, "DO NOT CONTACT: ");
		else if (date_is_set(c->ended))
			str_addf(&line, "Ended %s: ", shown_date(out, c->ended));
		else if (c->ring_order > 0)
			str_addf(&line, "%" PRId64 ". ", c->ring_order);
		str_add(&line, c->name);
		if (c->relationship != NULL)
			str_addf(&line, ", %s", c->relationship);
		if (c->role != CONTACT_ROLE_NONE)
			str_addf(&line, ", %s", word_shown(&words_contact_role, c->role));
		if (c->phone != NULL)
			str_addf(&line, ", %s", c->phone);
		if (c->note != NULL)
			str_addf(&line, ". %s", c->note);
		str_add(&line, record_whose(r, c->person_id, out->arena));
		str_addf(&line, " [%s]",
			shown_id(out, &r->contacts->uid, sizeof(*r->contacts), r->contacts_n, i));
		out_wrap(out, 2, str_text(&line));
		str_free(&line);
	}
}

static void show_care(struct out *out, const struct person_record *r)
{
	size_t older;
	const struct episode *e = r->episode;

	out_heading(out, "Care");
	out_field(out, "Register",
		e == NULL ? "not on the register"
		: episode_is_open(e)
			? arena_printf(out->arena, "%s since %s%s%s",
				  word_shown(&words_episode_status, e->status),
				  shown_date(out, e->opened_on), e->reason != NULL ? ": " : "",
				  e->reason != NULL ? e->reason : "")
			: arena_printf(out->arena, "ended %s: %s", shown_date(out, e->ended_on),
				  word_shown(&words_end_reason, e->end_reason)));
	bool open = episode_is_open(e);
	out_field(out, "Lead professional", shown_lead(out, r->lead, open ? "NO LEAD" : ""));
	if (r->lead != NULL)
		out_field(out, "Told who leads",
			date_is_set(r->lead->informed_on)
				? arena_printf(out->arena, "%s, %s",
					  shown_date(out, r->lead->informed_on),
					  word_shown(&words_informed_how, r->lead->informed_how))
				: arena_printf(out->arena, "not yet, by %s",
					  shown_date(out, r->lead->inform_due)));
	out_field(out, "Care co-ordinator", shown_lead(out, r->coordinator, ""));
	out_field(out, "Accountable GP", shown_lead(out, r->accountable_gp, ""));
	out_field(out, "Plan",
		r->plan == NULL
			? (open ? "NO PLAN" : "")
			: arena_printf(out->arena, "number %" PRId64 ", %s%s%s%s", r->plan->number,
				  word_shown(&words_plan_status, r->plan->status),
				  date_is_set(r->plan->agreed_on) ? " " : "",
				  shown_date(out, r->plan->agreed_on),
				  r->plan->joint ? ", joint" : ""));
	const char *copies = copy_out_words(r->copies, r->copies_n, &older, out->arena);
	if (copies != NULL)
		out_field(out, "Copies of the plan", copies);
}

static void show_next(struct out *out, const struct person_record *r, struct date today)
{
	char words[16];

	if (r->reviews_n > 0)
		out_heading(out, "Reviews");
	for (size_t i = 0; i < r->reviews_n; i++) {
		const struct review *v = &r->reviews[i];
		bool open = review_is_open(v);
		out_wrap(out, 2,
			arena_printf(out->arena, "%s  %s, %s%s%s%s%s%s", shown_date(out, v->due_on),
				word_shown(&words_review_kind, v->kind),
				word_shown(&words_review_status, v->status), open ? ", " : "",
				!open		 ? ""
				: review_runs(v) ? deadline_words(v->due_on, today, words)
						 : "stopped",
				v->outcome != OUTCOME_NONE ? ": " : "",
				word_shown(&words_review_outcome, v->outcome),
				record_whose(r, v->person_id, out->arena)));
	}
	if (r->actions_n > 0)
		out_heading(out, "Actions");
	for (size_t i = 0; i < r->actions_n; i++) {
		const struct action *a = &r->actions[i];
		out_wrap(out, 2,
			arena_printf(out->arena, "%s  %s, %s%s%s%s [%s]", shown_date(out, a->due),
				a->what, action_owner_words(a, out->arena),
				a->status == ACTION_OPEN ? "" : ", ",
				a->status == ACTION_OPEN
					? ""
					: word_shown(&words_action_status, a->status),
				record_whose(r, a->person_id, out->arena),
				shown_id(out, &r->actions->uid, sizeof(*r->actions), r->actions_n,
					i)));
	}
}

/* What meetings said of them. */
static void show_entries(struct out *out, const struct person_record *r, struct date today)
{
	size_t said = 0;

	for (size_t i = 0; i < r->meetings_n; i++) {
		if (!case_says_anything(&r->meetings[i]))
			continue;
		if (said++ == 0)
			out_heading(out, "Team meetings");
		out_wrap(out, 2,
			arena_printf(out->arena, "%s  %s%s", shown_date(out, r->meetings[i].on),
				case_open_words(&r->meetings[i]),
				record_whose(r, r->meetings[i].person_id, out->arena)));
		out_wrap(out, 4,
			case_text(&r->meetings[i], r->actions, r->actions_n, today, out->arena));
	}
}

/* "12-Mar-2026  Invitation to a review, to A Son: sent 13-Mar-2026" */
static void show_letters(struct out *out, const struct person_record *r)
{
	if (r->letters_n > 0)
		out_heading(out, "Letters");
	for (size_t i = 0; i < r->letters_n; i++) {
		const struct letter *l = &r->letters[i];

		out_wrap(out, 2,
			arena_printf(out->arena, "%s  %s%s%s: %s%s%s%s%s%s [%s]",
				shown_instant(out, l->printed_at),
				word_shown(&words_letter_kind, l->kind),
				l->contact != NULL ? ", to " : "",
				l->contact != NULL ? l->contact : "",
				word_shown(&words_letter_status, l->status),
				date_is_set(l->sent_on) ? " " : "", shown_date(out, l->sent_on),
				l->cancel_reason != NULL ? ", " : "",
				l->cancel_reason != NULL ? l->cancel_reason : "",
				record_whose(r, l->person_id, out->arena),
				shown_id(out, &r->letters->uid, sizeof(*r->letters), r->letters_n,
					i)));
	}
}

/* What a stay in hospital or a care home says beside. */
static const char *event_stay(struct out *out, const struct event *e)
{
	if (date_is_set(e->ready_on))
		return arena_printf(out->arena, ". Ready to leave %s%s%s",
			shown_date(out, e->ready_on),
			e->delay_due != DELAY_NONE ? ", waits for: " : "",
			word_shown(&words_delay_due, e->delay_due));
	if (e->permanent != ANSWER_NONE)
		return arena_printf(out->arena, ". For good: %s",
			word_shown(&words_factor_answer, e->permanent));
	return "";
}

static void show_past(struct out *out, const struct person_record *r, struct date today)
{
	char words[16];

	if (r->events_n > 0)
		out_heading(out, "Events");
	for (size_t i = 0; i < r->events_n; i++) {
		const struct event *e = &r->events[i];
		out_wrap(out, 2,
			arena_printf(out->arena, "%s  %s%s%s%s%s%s%s%s%s%s%s%s%s%s [%s]%s",
				shown_date(out, e->on), word_shown(&words_event_kind, e->kind),
				e->place != NULL ? ", " : "", e->place != NULL ? e->place : "",
				date_is_set(e->until) ? ", until " : "", shown_date(out, e->until),
				e->text != NULL ? ". " : "", e->text != NULL ? e->text : "",
				e->waits == DUE_NONE	    ? ""
				: e->waits == DUE_DISCHARGE ? ". Contact by "
				: e->waits == DUE_CARE_HOME ? ". Plan by "
							    : ". Look at it by ",
				shown_date(out, e->due_on), e->waits != DUE_NONE ? " (" : "",
				e->waits != DUE_NONE
					? clock_when(&e->clock, e->due_on, today, words)
					: "",
				e->waits != DUE_NONE ? ")" : "",
				e->avoidable == NULL
					? ""
					: arena_printf(out->arena, ". Avoidable: %s%s%s",
						  e->avoidable, e->change != NULL ? ", " : "",
						  e->change != NULL ? e->change : ""),
				event_stay(out, e),
				shown_id(out, &r->events->uid, sizeof(*r->events), r->events_n, i),
				record_whose(r, e->person_id, out->arena)));
	}
	if (r->notes_n > 0)
		out_heading(out, "Notes");
	for (size_t i = 0; i < r->notes_n; i++) {
		const struct note *n = &r->notes[i];
		out_wrap(out, 2,
			arena_printf(out->arena, "%s  %s%s%s [%s]", shown_date(out, n->on),
				n->author != NULL ? n->author : "",
				n->amends != NULL ? ", amends an earlier note" : "",
				record_whose(r, n->person_id, out->arena),
				shown_id(out, &r->notes->uid, sizeof(*r->notes), r->notes_n, i)));
		out_wrap(out, 4, n->text != NULL ? n->text : "");
	}
	show_entries(out, r, today);
}

void show_person(struct out *out, const struct person_record *record, struct date today)
{
	show_names(out, record, today);
	show_alerts(out, record);
	show_care(out, record);
	show_next(out, record, today);
	show_letters(out, record);
	show_contacts(out, record);
	show_carers(out, record);
	show_home(out, &record->person);
	for (size_t i = 0; i < record->identifiers_n; i++)
		out_field(out, record->identifiers[i].scheme, record->identifiers[i].value);
	show_past(out, record, today);
	out_gap(out);
	out_field(out, "Record",
		arena_printf(out->arena, "%s, version %" PRId64,
			record->person.uid != NULL ? record->person.uid : "",
			record->person.version));
}
