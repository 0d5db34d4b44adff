#include "person_summary.h"

#include <string.h>

#include <caseload/copy.h>
#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/deadline.h>

enum style band_style(int band)
{
	switch (band) {
	case BAND_VERY_HIGH:
		return STYLE_BLOCK_RED;
	case BAND_HIGH:
		return STYLE_BLOCK_AMBER;
	case BAND_RISING:
		return STYLE_BOLD;
	default:
		return STYLE_NORMAL;
	}
}

char *person_band(const struct person_record *record, struct date today, struct arena *arena)
{
	const struct risk_score *score = record->score;

	if (!score)
		return arena_strdup(arena, word_shown(&words_band, BAND_NO_DATA));
	return risk_short_words(score->band, score->score,
		risk_age_on(score->scored_on, score->valid_until, today), arena);
}

/* "not yet: tell by 05-Apr-2026 (in 24d)", "16-Feb-2026, by telephone". */
static char *informed_words(
	const struct person_record *record, struct date today, struct arena *arena)
{
	const struct lead *lead = record->lead;
	char shown[DATE_SHOWN_SIZE], words[16];

	if (date_is_set(lead->informed_on))
		return arena_printf(arena, "%s%s%s", date_show(lead->informed_on, shown),
			lead->informed_how ? ", " : "",
			utf8_small(arena, word_shown(&words_informed_how, lead->informed_how)));
	if (!date_is_set(lead->inform_due))
		return arena_strdup(arena, "not yet");
	return arena_printf(arena, "not yet: tell by\n%s (%s)", date_show(lead->inform_due, shown),
		clock_when(&record->inform_clock, lead->inform_due, today, words));
}

static void add_dated(struct facts *facts, enum fact_side side, const char *label, struct date date)
{
	char shown[DATE_SHOWN_SIZE];

	facts_add(facts, side, label, arena_strdup(facts->arena, date_show(date, shown)));
}

static void add_identity(struct facts *facts, const struct person *person, struct date today)
{
	struct arena *arena = facts->arena;
	char shown[NHS_NUMBER_SHOWN_SIZE], date[DATE_SHOWN_SIZE];
	int age = person_age(person, today);
	const char *born = NULL;

	facts_add(facts, FACT_LEFT, "Title", person->title);
	facts_add(facts, FACT_LEFT, "Family name", person->family);
	facts_add(facts, FACT_LEFT, "Given name", person->given);
	facts_add(facts, FACT_LEFT, "Preferred name", person->preferred);
	if (person->aliases)
		facts_add(facts, FACT_LEFT, "Other names", person->aliases);
	if (date_is_set(person->born))
		born = arena_printf(arena, "%s (%dy)", date_show(person->born, date), age);
	else if (person->age_given > 0)
		born = arena_printf(arena, "Not known (%dy by a list)", (int)person->age_given);
	facts_add(facts, FACT_LEFT, "Born", born);
	if (date_is_set(person->died))
		add_dated(facts, FACT_LEFT, "Died", person->died);
	facts_add(facts, FACT_LEFT, "Gender", word_shown(&words_gender, person->gender));
	if (person->nhs_number)
		facts_add(facts, FACT_LEFT, "NHS No.",
			arena_printf(arena, "%s  %s", nhs_number_show(person->nhs_number, shown),
				word_shown(&words_nhs_status, person->nhs_status)));
	else
		facts_add(facts, FACT_LEFT, "NHS No.", NULL);
}

static void add_reach(struct facts *facts, const struct person *person, const char *key_safe)
{
	if (person->restricted)
		facts_add_styled(facts, FACT_LEFT, "Address", "RESTRICTED: not on lists or paper",
			STYLE_BOLD);
	facts_add(facts, FACT_LEFT, person->restricted ? "" : "Address", person->address);
	facts_add(facts, FACT_LEFT, "Postcode", person->postcode);
	if (person->no_contact)
		facts_add_styled(
			facts, FACT_LEFT, "DO NOT CONTACT", person->no_contact, STYLE_ALERT);
	facts_add(facts, FACT_LEFT, "Telephone", person->phone);
	facts_add(facts, FACT_LEFT, "Mobile", person->mobile);
	facts_add(facts, FACT_LEFT, "Email", person->email);
	facts_add(facts, FACT_LEFT, "Best reached by",
		word_shown(&words_contact_method, person->contact_method));
	facts_add(facts, FACT_LEFT, "Key safe",
		key_safe ? key_safe : "hidden: v shows it\n(viewing is logged)");
}

/* Who was asked, and the answer for as long as whoever asked may not have seen it. */
static void add_proposals(
	struct facts *facts, const struct person_record *record, struct date today)
{
	enum { DECLINED_DAYS = 30 };

	for (size_t i = 0; i < record->leads_n; i++) {
		const struct lead *lead = &record->leads[i];
		const char *why = lead->reason ? strrchr(lead->reason, '\n') : NULL;

		if (lead->status == LEAD_PROPOSED)
			facts_add(facts, FACT_RIGHT, "Proposed",
				arena_printf(facts->arena, "%s, not accepted yet", lead->name));
		if (lead->status == LEAD_DECLINED &&
			date_between(lead->until, today) <= DECLINED_DAYS)
			facts_add(facts, FACT_RIGHT, "Declined by",
				arena_printf(facts->arena, "%s%s%s", lead->name, why ? ": " : "",
					why && text_starts(why + 1, "Declined: ")
						? why + 1 + strlen("Declined: ")
						: ""));
	}
}

static void add_leads(struct facts *facts, const struct person_record *record, struct date today)
{
	struct arena *arena = facts->arena;
	const struct lead *lead = record->lead;
	const struct person *person = &record->person;
	char shown[DATE_SHOWN_SIZE];

	facts_add_styled(facts, FACT_RIGHT, "Lead", record_lead_words(record, arena),
		lead ? STYLE_NORMAL : STYLE_BOLD);
	if (lead) {
		bool late = !date_is_set(lead->informed_on) &&
			    clock_late_days(&record->inform_clock, lead->inform_due, today) > 0;

		facts_add(facts, FACT_RIGHT, lead->acting ? "Cover's phone" : "Lead's phone",
			lead->acting ? lead->acting_phone : lead->phone);
		facts_add_styled(facts, FACT_RIGHT, "Person told",
			informed_words(record, today, arena), late ? STYLE_LATE : STYLE_NORMAL);
	}
	facts_add(facts, FACT_RIGHT, record->accountable_gp ? "Accountable GP" : "Usual GP",
		record->accountable_gp ? record->accountable_gp->name : person->usual_gp);
	facts_add(facts, FACT_RIGHT, "Practice",
		person->practice_name ? person->practice_name : person->practice);
	facts_add(facts, FACT_RIGHT, "Co-ordinator",
		record->coordinator
			? lead_acting_words(record->coordinator->name, record->coordinator->acting,
				  record->coordinator->acting_until, arena)
			: "None named");
	if (record->coordinator && record->coordinator->contact_days > 0) {
		const struct lead *named = record->coordinator;

		facts_add(facts, FACT_RIGHT, "Contact every",
			arena_printf(arena, "%d days%s%s", (int)named->contact_days,
				date_is_set(named->last_contact) ? ", last " : "",
				date_is_set(named->last_contact)
					? date_show(named->last_contact, shown)
					: ""));
	}
	add_proposals(facts, record, today);
}

static void add_register(struct facts *facts, const struct person_record *record, struct date today)
{
	struct arena *arena = facts->arena;
	const struct episode *episode = record->episode;
	char shown[DATE_SHOWN_SIZE];

	if (!episode)
		facts_add(facts, FACT_RIGHT, "Register", "Not on the register");
	else if (episode->status == EPISODE_ENDED)
		facts_add(facts, FACT_RIGHT, "Register",
			arena_printf(arena, "Ended %s: %s", date_show(episode->ended_on, shown),
				word_shown(&words_end_reason, episode->end_reason)));
	else
		facts_add(facts, FACT_RIGHT, "Register",
			arena_printf(arena, "%s since\n%s",
				word_shown(&words_episode_status, episode->status),
				date_show(episode->opened_on, shown)));
	facts_add_styled(facts, FACT_RIGHT, "Risk", person_band(record, today, arena),
		band_style(record->score != NULL ? record->score->band : BAND_NO_DATA));
	if (record->score != NULL)
		facts_add(facts, FACT_RIGHT, "",
			arena_printf(arena, "%s,\n%s",
				risk_instrument_name(record->score->instrument),
				date_show(record->score->scored_on, shown)));
}

static void add_review(struct facts *facts, const struct person_record *record, struct date today)
{
	struct arena *arena = facts->arena;
	const struct review *review = record_next_review(record);
	char shown[DATE_SHOWN_SIZE], words[16];

	if (!review) {
		facts_add(facts, FACT_RIGHT, "Next review", "None booked");
		return;
	}
	facts_add_styled(facts, FACT_RIGHT, "Next review",
		arena_printf(arena, "%s (%s)", date_show(review->due_on, shown),
			review_runs(review) ? deadline_words(review->due_on, today, words)
					    : "stopped"),
		review->late_days > 0 ? STYLE_LATE : STYLE_NORMAL);
	if (!review_runs(review))
		facts_add(facts, FACT_RIGHT, "",
			arena_printf(arena, "%s since %s",
				utf8_small(
					arena, word_shown(&words_stop_reason, review->stopped_for)),
				date_show(review->stopped_on, shown)));
	facts_add(facts, FACT_RIGHT, "",
		arena_printf(arena, "%s%s%s", word_shown(&words_review_kind, review->kind),
			review->with_name ? " with " : "",
			review->with_name ? review->with_name : ""));
}

/* What a discharge or an admission asks for, until it is done. */
static void add_waiting(struct facts *facts, const struct person_record *record, struct date today)
{
	struct arena *arena = facts->arena;
	char due[DATE_SHOWN_SIZE], words[16];

	for (size_t i = 0; i < record->events_n; i++) {
		const struct event *event = &record->events[i];

		if (event->waits == DUE_NONE)
			continue;
		facts_add_styled(facts, FACT_RIGHT,
			event->waits == DUE_DISCHARGE	     ? "Discharged"
			: event->waits == DUE_CARE_HOME	     ? "Care home"
			: event->kind == EVENT_AE_ATTENDANCE ? "A&E"
							     : "Admitted",
			arena_printf(arena, "%s\n%s (%s)",
				event->waits == DUE_DISCHARGE	? "contact by"
				: event->waits == DUE_CARE_HOME ? "plan by"
								: "look at it by",
				date_show(event->due_on, due),
				clock_when(&event->clock, event->due_on, today, words)),
			clock_late_days(&event->clock, event->due_on, today) > 0 ? STYLE_LATE
										 : STYLE_NORMAL);
	}
}

/* Referrals whose clock runs, and requests: by day, or by the hour. */
static void add_asked(struct facts *facts, const struct person_record *record, struct date today)
{
	struct arena *arena = facts->arena;
	char due[DATE_SHOWN_SIZE], words[16], received[24];

	for (size_t i = 0; i < record->referrals_n; i++) {
		const struct referral *referral = &record->referrals[i];

		if (!referral_is_open(referral))
			continue;
		facts_add_styled(facts, FACT_RIGHT, "Referral",
			arena_printf(arena, "%s, %s\n%s", referral->service,
				utf8_small(arena,
					word_shown(&words_referral_status, referral->status)),
				referral->urgency == URGENCY_TWO_HOUR && !referral->contact_at
					? arena_printf(arena, "two hours from %s",
						  instant_show(referral->received_at, received))
					: instant_show(referral->received_at, received)),
			referral->urgency == URGENCY_TWO_HOUR && !referral->contact_at
				? STYLE_BOLD
				: STYLE_NORMAL);
	}
	for (size_t i = 0; i < record->requests_n; i++)
		facts_add_styled(facts, FACT_RIGHT, "Access asked",
			arena_printf(arena, "answer by\n%s (%s)",
				date_show(record->requests[i].due_on, due),
				deadline_words(record->requests[i].due_on, today, words)),
			deadline_late_days(record->requests[i].due_on, today) > 0 ? STYLE_LATE
										  : STYLE_NORMAL);
}

static void add_plan(struct facts *facts, const struct person_record *record, struct date today)
{
	struct arena *arena = facts->arena;
	const struct plan *plan = record->plan;
	char shown[DATE_SHOWN_SIZE], words[16];
	struct date due;

	if (plan) {
		bool agreed = date_is_set(plan->agreed_on);

		facts_add(facts, FACT_RIGHT, "Plan",
			arena_printf(arena, "%d %s%s%s", (int)plan->number,
				utf8_small(arena, word_shown(&words_plan_status, plan->status)),
				agreed ? " " : "",
				agreed ? date_show(plan->agreed_on, shown) : ""));
	} else if (episode_is_open(record->episode)) {
		due = record->plan_due;
		facts_add_styled(facts, FACT_RIGHT, "Plan",
			arena_printf(arena, "none: due by\n%s (%s)", date_show(due, shown),
				clock_when(&record->plan_clock, due, today, words)),
			clock_late_days(&record->plan_clock, due, today) > 0 ? STYLE_LATE
									     : STYLE_NORMAL);
	} else {
		facts_add(facts, FACT_RIGHT, "Plan", "None");
	}
}

/* Paper that is about, and whether it still says what holds. */
static void add_copies(struct facts *facts, const struct person_record *record)
{
	size_t older;
	const char *words = copy_out_words(record->copies, record->copies_n, &older, facts->arena);

	if (words)
		facts_add_styled(
			facts, FACT_RIGHT, "Copies", words, older > 0 ? STYLE_LATE : STYLE_NORMAL);
}

/* The letter that waits to be sent, else the last that was. */
static void add_letters(struct facts *facts, const struct person_record *record)
{
	char shown[DATE_SHOWN_SIZE], printed[24];
	bool waits = false;

	for (size_t i = 0; i < record->letters_n; i++) {
		const struct letter *letter = &record->letters[i];

		if (letter->status != LETTER_STATUS_PRINTED)
			continue;
		waits = true;
		facts_add_styled(facts, FACT_RIGHT, "Letter to send",
			arena_printf(facts->arena, "%s,\nprinted %s",
				word_shown(&words_letter_kind, letter->kind),
				instant_show(letter->printed_at, printed)),
			STYLE_BOLD);
	}
	for (size_t i = 0; !waits && i < record->letters_n; i++) {
		const struct letter *letter = &record->letters[i];

		if (letter->status != LETTER_STATUS_SENT)
			continue;
		facts_add(facts, FACT_RIGHT, "Letter sent",
			arena_printf(facts->arena, "%s,\n%s",
				word_shown(&words_letter_kind, letter->kind),
				date_show(letter->sent_on, shown)));
		break;
	}
}

static void add_about(struct facts *facts, const struct person_record *record)
{
	const struct person *person = &record->person;

	facts_add(facts, FACT_RIGHT, "Lives", word_shown(&words_living, person->living));
	facts_add(facts, FACT_RIGHT, "Accommodation", person->accommodation);
	facts_add(facts, FACT_RIGHT, "Ethnicity", word_shown(&words_ethnic, person->ethnic));
	facts_add(facts, FACT_RIGHT, "Language", person->language);
	facts_add(facts, FACT_RIGHT, "Interpreter",
		person->interpreter ? person->interpreter : "None recorded");
	facts_add(facts, FACT_RIGHT, "Communication",
		word_shown(&words_comm_need, person->comm_need));
	facts_add(facts, FACT_RIGHT, "Sharing", word_shown(&words_sharing, person->sharing));
	for (size_t i = 0; i < record->identifiers_n; i++)
		facts_add(facts, FACT_RIGHT, record->identifiers[i].scheme,
			record->identifiers[i].value);
}

/* The offer of this winter's plan, to whom it is made; and who cares, with what they were offered. */
static void add_winter_and_carers(
	struct facts *facts, const struct person_record *record, struct date today)
{
	struct arena *arena = facts->arena;
	int64_t winter = winter_of(today);
	char day[DATE_SHOWN_SIZE];

	if (record->winters_n > 0 && record->winters[0].winter == winter)
		facts_add(facts, FACT_RIGHT, "Winter plan",
			arena_printf(arena, "%s %s",
				utf8_small(arena, word_shown(&words_winter_answer,
							  record->winters[0].answer)),
				date_show(record->winters[0].on, day)));
	else if (person_age(&record->person, today) >= WINTER_PLAN_AGE &&
		 !date_is_set(record->person.died) && date_compare(today, winter_last(winter)) <= 0)
		facts_add(facts, FACT_RIGHT, "Winter plan", "not offered yet");
	for (size_t i = 0; i < record->carers_n; i++)
		facts_add(facts, FACT_RIGHT, "Carer",
			arena_printf(arena, "%s:\n%s", record->carers[i].name,
				carer_words(&record->carers[i], arena)));
}

void person_summary(struct facts *facts, const struct person_record *record, struct date today,
	const char *key_safe)
{
	add_identity(facts, &record->person, today);
	add_reach(facts, &record->person, key_safe);
	add_leads(facts, record, today);
	facts_gap(facts, FACT_RIGHT);
	add_review(facts, record, today);
	add_waiting(facts, record, today);
	add_asked(facts, record, today);
	add_letters(facts, record);
	add_plan(facts, record, today);
	add_copies(facts, record);
	add_register(facts, record, today);
	add_winter_and_carers(facts, record, today);
	facts_gap(facts, FACT_RIGHT);
	add_about(facts, record);
}
