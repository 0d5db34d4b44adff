/* A worker is away, and is back; everything of a leaver to others. */
#include "form_page.h"

#include <caseload/base/str.h>

static struct form_field *worker_field(struct form_page *page, const char *name, const char *label)
{
	struct form_field *field = page_workers(page, name, label, 0);

	field->value = arena_strdup(page->arena, page->view->arg.part);
	field->flags = FORM_REQUIRED;
	return field;
}

static bool build_add(struct form_page *page, struct err *err)
{
	struct form_field *field;

	(void)err;
	worker_field(page, "worker", "Who is away");
	page_date(page, "from", "First day", app_today(page->app), DATE_ANY)->flags = FORM_REQUIRED;
	page_date(page, "until", "Last day", DATE_NONE, DATE_FUTURE)->flags = FORM_REQUIRED;
	page_workers(page, "cover", "Who acts", 0)->hint =
		"Shown on every list, record and print until the last day. It ends by itself.";
	field = page_text(page, "reason", "Reason", NULL);
	field->hint = "\"Leave\", \"Course\". Never why somebody is ill.";
	return true;
}

const struct form_spec form_absence_add = {
	.command = CMD_ABSENCE_ADD,
	.title = "A worker is away",
	.build = build_add,
};

static bool build_end(struct form_page *page, struct err *err)
{
	(void)err;
	worker_field(page, "worker", "Who is back");
	page_date(page, "on", "Back on", app_today(page->app), DATE_ANY);
	return true;
}

const struct form_spec form_absence_end = {
	.command = CMD_ABSENCE_END,
	.title = "A worker is back",
	.build = build_end,
};

/* ---- handing over ---- */

static const char *const takers[] = {"to", "to2", "to3"};

static bool build_handover(struct form_page *page, struct err *err)
{
	struct form_field *field;

	(void)err;
	worker_field(page, "from", "Who hands over");
	page_workers(page, "to", "To", 0)->flags = FORM_REQUIRED;
	page_workers(page, "to2", "and to", 0)->hint =
		"With several, each case goes to the one who has the most room.";
	page_workers(page, "to3", "and to", 0);
	page_text(page, "reason", "Reason", NULL);
	field = page_date(page, "end", "Leaves on", DATE_NONE, DATE_FUTURE);
	field->hint = "From that day they cannot use the program. Empty: they stay.";
	return true;
}

/* The takers are one argument, with commas between. */
static void send_handover(struct form_page *page, struct args *args)
{
	struct str to = {0};

	for (size_t i = 0; i < sizeof(takers) / sizeof(takers[0]); i++) {
		const char *uid = args_get(args, takers[i]);

		if (!text_is_blank(uid))
			str_addf(&to, "%s%s", to.length > 0 ? "," : "", uid);
		if (i > 0)
			args_set(args, takers[i], NULL);
	}
	args_set(args, "to", str_text(&to));
	str_free(&to);
	(void)page;
}

static enum answer on_handover(struct view *view, int value, const char *reason)
{
	(void)reason;
	return value == 1 ? page_send(page_of(view)) : ANSWER_REDRAW;
}

/* What would become of everyone's load, before the decision. */
static enum answer ask_handover(struct form_page *page)
{
	static const struct question_answer answers[] = {{"H", "Hand over", 1}};
	struct question_spec spec = {.title = "Hand over everything?",
		.answers = answers,
		.n = 1,
		.protects = true,
		.stay = "Back to the form"};
	struct args args = args_new(page->arena);
	struct result result;
	struct err err = {0};

	args_set(&args, "from", form_value(page->form, "from"));
	for (size_t i = 0; i < sizeof(takers) / sizeof(takers[0]); i++)
		args_set(&args, takers[i], form_value(page->form, takers[i]));
	send_handover(page, &args);
	args_set(&args, "dry_run", "yes");
	if (!app_try(page->app, CMD_LEAD_HANDOVER, &args, page->arena, &result, &err)) {
		app_error(page->app, &err);
		return ANSWER_REDRAW;
	}
	spec.text = arena_printf(page->arena,
		"%s\nIt happens at once; the people must be told within 21 days who leads.",
		result.message);
	return app_question(page->app, page->view, &spec, on_handover);
}

const struct form_spec form_lead_handover = {
	.command = CMD_LEAD_HANDOVER,
	.title = "Hand over everything",
	.save = "Hand over",
	.build = build_handover,
	.send = send_handover,
	.ask = ask_handover,
};
