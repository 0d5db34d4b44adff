/* What a screen or a page shows of one person: the person with everything that hangs on them. */
#ifndef CASELOAD_RECORD_H
#define CASELOAD_RECORD_H

#include <caseload/action.h>
#include <caseload/carer.h>
#include <caseload/caseload.h>
#include <caseload/episode.h>
#include <caseload/event.h>
#include <caseload/lead.h>
#include <caseload/letter.h>
#include <caseload/plan.h>
#include <caseload/referral.h>
#include <caseload/review.h>
#include <caseload/risk.h>
#include <caseload/winter_plan.h>

struct person_link;
struct case_item;
struct copy;

struct person_record {
	struct person person;
	struct identifier *identifiers;
	size_t identifiers_n;
	struct alert *alerts; /* open ones first */
	size_t alerts_n;
	struct contact *contacts; /* in the order to ring */
	size_t contacts_n;
	struct episode *episode; /* the open one, else the newest; NULL: never on the register */
	struct lead *lead;	 /* current; NULL none */
	struct lead *coordinator;
	struct lead *accountable_gp;
	struct lead *leads; /* every one of the episode, newest first */
	size_t leads_n;
	struct date plan_due; /* of an open episode: by when a plan is agreed or declined */
	struct clock plan_clock, inform_clock; /* of that, and of telling who leads */
	struct clock_stop *stops;	       /* every stop of a clock of theirs */
	size_t stops_n;
	struct referral *referrals; /* newest first */
	size_t referrals_n;
	struct copy *copies; /* of plans, on paper; newest first */
	size_t copies_n;
	struct letter *letters; /* newest first */
	size_t letters_n;
	struct access_request *requests; /* that wait for an answer, oldest first */
	size_t requests_n;
	struct plan *plan;	/* the newest that counts, whole; NULL none */
	struct review *reviews; /* open ones first, then newest first */
	size_t reviews_n;
	struct action *actions; /* open ones first by due date */
	size_t actions_n;
	struct risk_score *scores; /* the current one first, as far as there is one */
	size_t scores_n;
	const struct risk_score *score; /* risk_current(); NULL none */
	struct judgement *judgements;	/* of scores, newest first */
	size_t judgements_n;
	struct outlook *outlook; /* what could change in three months, the newest; NULL none */
	struct event *events;	 /* newest first */
	size_t events_n;
	struct note *notes; /* newest first */
	size_t notes_n;
	struct case_item *meetings; /* what meetings said of them (meeting.h), newest first */
	size_t meetings_n;
	struct winter_plan *winters; /* newest first */
	size_t winters_n;
	struct carer *carers; /* contacts who care, in the order to ring */
	size_t carers_n;
	bool same_name; /* someone else known to the team has the same name */
	bool twice;	/* someone else known to the team is likely the same person (matching.h) */
	struct person_link *merged; /* records shown on this one (link.h) */
	size_t merged_n;
	const char *came_as; /* the record that was asked for, where it is merged into this one */
};

/* "J Patel, Social worker" for the lead; "No lead" where there is none. */
char *record_lead_words(const struct person_record *record, struct arena *arena);
/* The review that comes next; NULL none. */
const struct review *record_next_review(const struct person_record *record);

#endif
