/* A form that fills in one command: what all of them share.
 *
 * A form is a spec: which fields, what is asked before sending, what comes after. The page draws
 * it, keeps it as a draft, sends what was filled in to the command, puts a refusal under its field,
 * and when someone else saved first shows both values field by field. */
#ifndef SCREEN_FORM_PAGE_H
#define SCREEN_FORM_PAGE_H

#include <caseload/tui/form.h>

#include "screen.h"

struct form_page;
struct form_clash;

struct form_spec {
	enum command_id command;
	const char *title; /* "Book a review" */
	const char *save;  /* words of the button; NULL: "Save" */
	bool only_changed; /* sends only what differs from the beginning; else all that is not empty
			    */
	const char *quick; /* the field in which Enter saves, once it is right; NULL none */
	int rows, cols;	   /* of the popup; 0: 18x72 */
	/* Adds the fields from page->record and page->view->arg. Called again for a fresh record
	 * when someone else saved first. */
	bool (*build)(struct form_page *page, struct err *err);
	bool (*check)(struct form_page *page, const char *name, const char *value, struct err *err);
	const char *(*echo)(
		struct form_page *page, const char *name, const char *value, struct arena *arena);
	/* The focus leaves that field, or the form is saved from it: others may be filled in. */
	void (*left)(struct form_page *page, const char *name);
	/* Enter in that field, before the form has it; ANSWER_IGNORED: the form goes on. */
	enum answer (*enter)(struct form_page *page, const char *name);
	void (*send)(
		struct form_page *page, struct args *args); /* the last word on the arguments */
	enum answer (*ask)(
		struct form_page *page); /* a question before sending; it calls page_send() */
	/* A refusal the form has no field for; ANSWER_IGNORED: the sentence is shown. */
	enum answer (*refused)(struct form_page *page, const struct err *err);
	enum answer (*done)(
		struct form_page *page, const struct result *result); /* instead of going back */
};

struct form_page {
	struct app *app;
	struct view *view;
	const struct form_spec *spec;
	struct arena *arena;		    /* fields and their values */
	const struct person_record *record; /* NULL: about nobody yet */
	struct form_field *fields;
	size_t n, room;
	struct form *form;
	int64_t version;   /* sent as --version; 0 none */
	const char *start; /* by build(): the field to begin in; NULL: the first */
	void *own;	   /* the spec's own, in `arena` */
	/* the page's own */
	char **before; /* what each field would have sent at the beginning */
	int wanted_rows;
	struct hint *hints;	   /* with the words of its own button; NULL: not asked for yet */
	char *kept;		   /* the draft as last kept */
	bool has_draft;		   /* one of what is typed here is in the store */
	bool passed_over;	   /* there is one, and p went on without it */
	const struct draft *offer; /* to be opened or not; NULL none */
	struct form_clash *clashes;
	size_t clashes_n, clash_at;
	char *clash_text;
};

/* The specs there are; the forms of one word stand in its file. */
extern const struct form_spec form_person_add, form_person_edit;
extern const struct form_spec form_review_book, form_review_hold, form_review_cancel;
extern const struct form_spec form_lead_assign, form_lead_inform, form_lead_end, form_lead_decline;
extern const struct form_spec form_lead_handover, form_absence_add, form_absence_end;
extern const struct form_spec form_register_add, form_register_end;
extern const struct form_spec form_event_add, form_event_edit, form_event_review, form_contact_log;
extern const struct form_spec form_match_record;
extern const struct form_spec form_alert_add, form_alert_end;
extern const struct form_spec form_contact_add, form_contact_end, form_carer_set;
extern const struct form_spec form_action_add, form_action_done, form_action_edit;
extern const struct form_spec form_need_add, form_goal_add, form_plan_action_add,
	form_contingency_add;
extern const struct form_spec form_risk_judge, form_risk_outlook;
extern const struct form_spec form_meeting_plan, form_meeting_change, form_meeting_cancel;
extern const struct form_spec form_meeting_add, form_meeting_drop, form_meeting_move,
	form_meeting_tell;
extern const struct form_spec form_part_edit, form_plan_agree, form_plan_decline;

/* For build(): each adds a field and returns it, for its width, hint and flags, until the next. */
struct form_field *page_text(
	struct form_page *page, const char *name, const char *label, const char *value);
struct form_field *page_long(
	struct form_page *page, const char *name, const char *label, const char *value);
struct form_field *page_date(struct form_page *page, const char *name, const char *label,
	struct date value, enum date_kind kind);
struct form_field *page_number(
	struct form_page *page, const char *name, const char *label, int64_t value);
struct form_field *page_words(struct form_page *page, const char *name, const char *label,
	const struct word_list *list, int value);
struct form_field *page_choice(struct form_page *page, const char *name, const char *label,
	const struct pick_entry *entries, size_t n, const char *value);
/* Y N Z 9: not recorded, declined and no are three answers. */
struct form_field *page_ynz9(
	struct form_page *page, const char *name, const char *label, const char *value);
struct form_field *page_yes_no(
	struct form_page *page, const char *name, const char *label, const char *value);
/* The team's workers with what each carries now; the value is a uid. */
struct form_field *page_workers(
	struct form_page *page, const char *name, const char *label, int64_t worker_id);
struct form_field *page_practices(struct form_page *page, const char *name, const char *label,
	const char *code, const char *shown);
void page_shown(struct form_page *page, const char *name, const char *label, const char *value);

/* What the form holds, sent to the command now. */
enum answer page_send(struct form_page *page);
struct form_page *page_of(struct view *view); /* in answered functions */
/* The name of the page's person as in messages; "" nobody. */
const char *page_person(const struct form_page *page);

#endif
