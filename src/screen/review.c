/* Reviews: book or move, record as held, cancel. */
#include "form_page.h"

#include <caseload/base/str.h>
#include <caseload/deadline.h>

/* The open review a form is about: the one named, else the next. */
static const struct review *open_review(const struct form_page *page)
{
	const struct person_record *record = page->record;

	for (size_t i = 0; i < record->reviews_n; i++)
		if (review_is_open(&record->reviews[i]) &&
			text_equal(record->reviews[i].uid, page->view->arg.part))
			return &record->reviews[i];
	return record_next_review(record);
}

static void show_now(struct form_page *page, const struct review *review)
{
	char shown[DATE_SHOWN_SIZE], words[16], original[DATE_SHOWN_SIZE];
	bool moved;

	if (!review) {
		page_shown(page, "now", "Now", "no review is booked");
		return;
	}
	moved = date_is_set(review->originally_due) &&
		!date_equal(review->originally_due, review->due_on);
	page_shown(page, "now", "Now",
		arena_printf(page->arena, "%s (%s)%s%s", date_show(review->due_on, shown),
			deadline_words(review->due_on, app_today(page->app), words),
			moved ? ", originally " : "",
			moved ? date_show(review->originally_due, original) : ""));
}

static bool build_book(struct form_page *page, struct err *err)
{
	const struct review *review = open_review(page);
	struct form_field *field;
	struct date day = DATE_NONE;

	(void)err;
	/* The calendar gives the day one looks at. */
	if (page->view->arg.text)
		date_read(page->view->arg.text,
			&(struct date_rules){DATE_FUTURE, false, app_today(page->app), NULL}, "",
			&day, NULL);
	page->version = review ? review->version : 0;
	field = page_date(page, "date", "Next review", day, DATE_FUTURE);
	field->flags = FORM_REQUIRED;
	field->hint = "Next review: type a date, or t  +2w  +3m  fri  12/6. Enter saves.";
	show_now(page, review);
	page_words(
		page, "kind", "Kind", &words_review_kind, review ? review->kind : REVIEW_KIND_PLAN);
	page_workers(page, "with", "Review with", review ? review->with_id : 0);
	return true;
}

const struct form_spec form_review_book = {
	.command = CMD_REVIEW_BOOK,
	.title = "Book or move a review",
	.save = "Book",
	.quick = "date",
	.build = build_book,
};

static bool build_hold(struct form_page *page, struct err *err)
{
	const struct review *review = open_review(page);

	(void)err;
	page_words(page, "outcome", "Outcome", &words_review_outcome, 0)->flags = FORM_REQUIRED;
	page_date(page, "on", "Held on", app_today(page->app), DATE_PAST)->flags = FORM_REQUIRED;
	show_now(page, review);
	page_words(
		page, "kind", "Kind", &words_review_kind, review ? review->kind : REVIEW_KIND_PLAN);
	page_date(page, "next", "Next review", DATE_NONE, DATE_FUTURE)->hint =
		"Empty: by the team's interval for the risk band. Or t  +2w  +3m  12/6.";
	page_long(page, "note", "Note", NULL)->hint =
		"What was found and decided. F4 gives it more room.";
	return true;
}

const struct form_spec form_review_hold = {
	.command = CMD_REVIEW_HOLD,
	.title = "Record a review as held",
	.build = build_hold,
};

static bool build_cancel(struct form_page *page, struct err *err)
{
	const struct review *review = open_review(page);
	struct form_field *field;

	if (!review)
		return err_set(
			err, ERR_INVALID, "", "No review is booked, so there is none to cancel.");
	show_now(page, review);
	page_words(page, "kind", "Kind", &words_review_kind, review->kind);
	field = page_text(page, "reason", "Reason", NULL);
	field->flags = FORM_REQUIRED;
	field->hint = "Why the review will not take place. The date stays in the record.";
	return true;
}

const struct form_spec form_review_cancel = {
	.command = CMD_REVIEW_CANCEL,
	.title = "Cancel a review",
	.save = "Cancel the review",
	.build = build_cancel,
};
