/* Lists in and paper out: a risk list is looked at before it is taken in, a page before it goes. */
#include <inttypes.h>
#include <string.h>

#include "plain.h"

static const char *const inner[] = {"dry-run", "expect", "rows", NULL};

static bool is_inner(const char *name)
{
	for (size_t i = 0; inner[i] != NULL; i++)
		if (strcmp(inner[i], name) == 0)
			return true;
	return false;
}

/* What the list does not say of itself is asked for. False: left. */
static bool ask_missing(struct plain *p, const struct err *err, struct args *args)
{
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(command_get(CMD_IMPORT_RISK), specs);

	for (size_t i = 0; i < n; i++) {
		char name[sizeof(specs[i].name)];
		const char *value, *echo;

		strcpy(name, specs[i].name);
		for (char *c = name; *c != '\0'; c++)
			*c = *c == '-' ? '_' : *c;
		if (strcmp(name, err->field) != 0 || is_inner(specs[i].name))
			continue;
		specs[i].required = true; /* it was refused without */
		struct plain_field field = {specs[i].name, NULL, NULL, DATE_PAST};
		if (plain_value(p, &specs[i], &field, NULL, &value, &echo) != REPLY_TEXT)
			return false;
		args_set(args, specs[i].name, value);
		return true;
	}
	return false;
}

/* Runs it as often as something was missing and has been given. */
static bool run_import(struct plain *p, struct args *args, struct result *out)
{
	for (;;) {
		struct err err = {0};

		if (plain_try(p, CMD_IMPORT_RISK, args, out, &err))
			return true;
		out_sentence(&p->out, err.text);
		if (!ask_missing(p, &err, args))
			return false;
	}
}

static bool ask_basis(struct plain *p, struct args *args)
{
	const char *basis;

	if (!text_is_blank(session_team(p->session)->lawful_basis))
		return true;
	if (plain_ask(p, "Lawful basis> ",
		    "On what basis the list is held, for example: Direct care. The team can have a "
		    "standing one: :team set --basis.",
		    &basis) != REPLY_TEXT)
		return false;
	args_set(args, "basis", basis);
	return true;
}

void plain_import(struct plain *p, const char *file)
{
	struct args args = args_new(p->arena);
	const struct import_report *report;
	struct result result;

	if (!session_may(p->session, CMD_IMPORT_RISK)) {
		plain_run(p, CMD_IMPORT_RISK, &args, &result);
		return;
	}
	if (file == NULL &&
		plain_ask(p, "File> ",
			"The name of the risk list: a file of comma-separated values. It is looked "
			"at first, and nothing is taken in before you say y.",
			&file) != REPLY_TEXT)
		return;
	args_set(&args, "file", file);
	args_set(&args, "dry-run", "1");
	if (!ask_basis(p, &args) || !run_import(p, &args, &result))
		return;
	report = result.value;
	plain_page_begin(p);
	show_import(&p->out, report, true);
	plain_page_end(p);
	if (report->people == 0) {
		plain_say(p, "There is nothing to take in.");
		return;
	}
	if (plain_yes(p, "Take this list in?") != 1) {
		plain_say(p, "Nothing was written.");
		return;
	}
	args_set(&args, "dry-run", NULL);
	args_set(&args, "expect", report->file_hash);
	if (run_import(p, &args, &result))
		out_sentence(&p->out, result.message);
}

/* Which letter, whose sheet: without it there are no pages. False: left. */
static bool ask_required(struct plain *p, enum command_id id, struct args *args)
{
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(command_get(id), specs);

	for (size_t i = 0; i < n; i++) {
		struct plain_field field = {specs[i].name, NULL, NULL, DATE_PAST};
		const char *value, *echo;

		if (!specs[i].required || args_get(args, specs[i].name) != NULL)
			continue;
		if (plain_value(p, &specs[i], &field, NULL, &value, &echo) != REPLY_TEXT)
			return false;
		args_set(args, arena_strdup(p->arena, specs[i].name), value);
	}
	return true;
}

void plain_print(struct plain *p, enum command_id id, struct args *args)
{
	struct result result;
	const char *file;

	if (!ask_required(p, id, args))
		return;
	args_set(args, "preview", "1");
	if (!plain_run(p, id, args, &result))
		return;
	const struct paper *paper = result.value;
	plain_page_begin(p);
	for (size_t page = 0; page < paper->pages_n; page++)
		for (size_t i = 0; i < paper->pages[page].n; i++)
			out_line(&p->out, "%s", paper->pages[page].lines[i]);
	show_notes(&p->out, paper);
	plain_page_end(p);
	plain_say(p, "%s", paper->sentence);
	enum reply reply = plain_ask(p, "File, or p for the printer; Enter leaves: ",
		"A new file's name; one that ends in .pdf becomes a PDF, any other text. p sends "
		"it to the usual printer.",
		&file);
	if (reply != REPLY_TEXT) {
		plain_say(p, "Nothing was printed.");
		return;
	}
	args_set(args, "preview", NULL);
	if (strcmp(file, "p") != 0) {
		args_set(args, "to", file);
	} else if (plain_yes(p, "Send it to the printer?") != 1) {
		plain_say(p, "Nothing was printed.");
		return;
	}
	if (!plain_run(p, id, args, &result))
		return;
	/* Text has no large print, so that more may have been left out than was shown. */
	show_notes(&p->out, result.value);
	out_sentence(&p->out, result.message);
}
