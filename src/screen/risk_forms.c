/* What people say beside a score: their own judgement of it, and what could change. */
#include <caseload/base/str.h>
#include <caseload/risk_text.h>

#include "form_page.h"

static const char *score_words(struct form_page *page, const char *code)
{
	const struct person_record *record = page->record;

	for (size_t i = 0; record && i < record->scores_n; i++) {
		const struct risk_score *score = &record->scores[i];
		char value[SCORE_SIZE], day[DATE_SHOWN_SIZE];

		if (text_equal(score->instrument, code))
			return arena_printf(page->arena, "%s: %s %s, %s",
				risk_instrument_name(code), score_show(score->score, value),
				word_shown(&words_band, score->band),
				date_show(score->scored_on, day));
	}
	return code ? risk_instrument_name(code) : NULL;
}

/* Which one, where no score was chosen before: those the person has. */
static void which(struct form_page *page)
{
	const struct person_record *record = page->record;
	struct pick_entry *entries;
	size_t n = 0;

	entries =
		arena_new_array(page->arena, struct pick_entry, record ? record->scores_n + 1 : 1);
	for (size_t i = 0; record && i < record->scores_n; i++) {
		const char *code = record->scores[i].instrument;
		bool there = false;

		for (size_t j = 0; j < n; j++)
			there = there || text_equal(entries[j].id, code);
		if (!there)
			entries[n++] =
				(struct pick_entry){.id = code, .text = risk_instrument_name(code)};
	}
	page_choice(page, "instrument", "Score", entries, n, n > 0 ? entries[0].id : NULL)->flags =
		FORM_REQUIRED;
}

static bool build_judge(struct form_page *page, struct err *err)
{
	struct form_field *field;

	(void)err;
	if (page->view->arg.part)
		page_shown(page, "about", "Score", score_words(page, page->view->arg.part));
	else
		which(page);
	page_words(page, "view", "Your judgement", &words_judgement_view, 0)->flags = FORM_REQUIRED;
	field = page_long(page, "reason", "Why", NULL);
	field->flags = FORM_REQUIRED;
	field->hint =
		"What the score does not know. It stands beside the score, never instead of it.";
	return true;
}

static void send_judge(struct form_page *page, struct args *args)
{
	if (page->view->arg.part)
		args_set(args, "instrument", page->view->arg.part);
}

const struct form_spec form_risk_judge = {
	.command = CMD_RISK_JUDGE,
	.title = "Your own judgement",
	.build = build_judge,
	.send = send_judge,
};

static bool build_outlook(struct form_page *page, struct err *err)
{
	struct form_field *field;

	(void)err;
	field = page_words(page, "could", "What could change", &words_could_change, 0);
	field->flags = FORM_REQUIRED;
	field->hint = "In the next 3 months. It never changes a score and never hides anybody.";
	page_long(page, "note", "More", NULL)->hint = "How, or with whom. May stay empty.";
	return true;
}

const struct form_spec form_risk_outlook = {
	.command = CMD_RISK_OUTLOOK,
	.title = "What could change in 3 months?",
	.build = build_outlook,
};
