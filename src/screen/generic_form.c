#include "generic_form.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/risk.h>

#include "arguments.h"
#include "form_inside.h"
#include "paper.h"
#include "result.h"

enum { NUMBER_CELLS = 8, CODE_CELLS = 14, TEXT_CELLS = 40 };

/* Names of arguments that read badly as a label, and what is to be known of them. */
static const struct {
	const char *name, *label, *hint;
} labels[] = {
	{"wte", "Whole-time %", "Hours as a part of full time, in per cent: 60 for three days."},
	{"capacity", "Capacity", "Weighted cases at full time. Empty: not limited."},
	{"login", "Login", "The user name on this machine. Empty: they do not use the program."},
	{"registration", "Registration", "The number with their professional body."},
	{"soon-days", "Due soon, days",
		"How many days before its date a review counts as due soon."},
	{"months-very-high", "Months, very high",
		"Months from one review to the next; never over 12."},
	{"months-high", "Months, high", "Months from one review to the next; never over 12."},
	{"months-rising", "Months, rising", "Months from one review to the next; never over 12."},
	{"months-lower", "Months, lower", "Months from one review to the next; never over 12."},
	{"basis", "Lawful basis", "On what basis risk lists are held."},
	{"word", "Word for people", "patient, person, service user or resident."},
	{"live", "In live use", "y: NHS Numbers for testing are refused."},
	{"population", "Population", "How many people live in the team's area."},
	{"instrument", "Instrument",
		"By its code or name: efi, lace, local_cst. For a team: the one that decides the "
		"band."},
	{"quarter", "Quarter from", "The first day of the quarter: 1/10."},
	{"adults", "Adults", "Registered patients aged 18 and over on that day."},
	{"all-ages", "All ages", "Everyone registered on that day."},
	{"draft", "Draft", "y: what is being written, though nobody has agreed it."},
	{"current", "Current too", "y: also those that are as they stand."},
	{"all", "All of them", "y: also those who are not the team's, or who have left."},
	{"find", "Name has", "Part of the name or the code."},
	{"of", "Which one", "One of several: by its kind, or its id. Empty: all of them."},
	{"winter", "Winter", "The year it begins in: 2025. Empty: the winter of the day."},
	{"alone-hours", "Left alone, hours",
		"How long the person can safely be left. Less than one hour: 1."},
	{"hours", "Hours a week", "How much they care, each week."},
	{"emergency-plan", "Emergency plan", "Since when there is one. Empty: as it stands."},
	{"lives-with", "Live together", "Does the carer live with the person?"},
	{"assessment", "Assessment", "The carer's assessment: what was answered last."},
	{"over-65", "Residents 65+", "How many residents of the area are 65 and over."},
	{"residents-18", "Residents 18+",
		"How many are 18 and over. Empty: the adults of the practices' lists."},
	{"ready", "Ready to leave", "Of a stay in hospital: since when they could have left."},
	{"delay", "Waits for", "Who the days after that wait for."},
	{"permanent", "For good", "Of a care home: meant to stay, supported by the council."},
	{"attempts", "Attempts", "How often you tried to reach them."},
	{"received", "Received",
		"The day and time, 12-Mar-2026 13:20, or 13:20 of today. Empty: now."},
	{"at", "At", "The day and time, 12-Mar-2026 13:20, or 13:20 of today. Empty: now."},
	{"discharged", "Left hospital", "The day, where reablement follows a discharge."},
	{"file", "File",
		"The file and where it is on this machine, for example ~/lists/practices.csv."},
	{"dry-run", "Only say what", "y: says what it would do and does nothing."},
	{"from", "From", NULL},
	{"to", "To", NULL},
	{"until", "Until", NULL},
	{"names", "Names",
		"Empty: initials. Full names and NHS Numbers are recorded for each person."},
	{"replace", "Replace", "y: a file of that name that is there already is replaced."},
	{"on", "On", NULL},
	{"overdue", "Only late ones", "y: only those whose date has passed."},
	{"late", "Only late ones", "y: only those whose date has passed."},
	{"with", "With", NULL},
	{"limit", "At most", "How many rows. Empty: as many as there are by default."},
	{"person", "Person", "The NHS Number. Empty: everybody."},
	{"number", "Copy", "The number on the paper, at the foot of each page."},
	{"holder", "Held by", NULL},
	{"run", "Import", "The import to take back."},
	{"printed", "Printed on", "The day they were printed. Empty: today."},
	{"others", "Others' too", "y: also those that others in the team printed."},
	{"letter", "Letter", "lead, lead_changed or review. Empty: the one that waits."},
	{"size", "Size", "Empty: as whoever it goes to needs it."},
	{"outside", "For outside",
		"y: for readers outside the team, without counts of 1 to 4. Space changes it."},
	{"inside", "For the team",
		"y: counts of 1 to 4 are printed, for the team itself. Space changes it."},
	{"rows", "People behind", "The measure whose people are listed too. Empty: nobody."},
	{"figure", "Part of it", "One of its parts or months, by its name. Empty: the whole."},
	{"version", "Number", "An earlier one by its number. Empty: the newest."},
};

static const char *label_of(const struct arg_spec *spec, const char **hint, struct arena *arena)
{
	char *text;

	if (strcmp(spec->name, "to") == 0 && strcmp(spec->type, "FILE") == 0) {
		*hint = "The file and where it goes on this machine, for example ~/reviews.ics.";
		return "File";
	}
	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		if (strcmp(labels[i].name, spec->name) == 0) {
			*hint = labels[i].hint;
			return labels[i].label;
		}
	*hint = NULL;
	text = arena_strdup(arena, spec->name);
	for (char *p = text; *p; p++)
		if (*p == '-')
			*p = ' ';
	text[0] = (char)toupper((unsigned char)text[0]);
	return text;
}

/* ---- one field for each argument ---- */

static bool is_a_practice(const struct command *command, const char *name)
{
	return strcmp(name, "practice") == 0 ||
	       (strcmp(name, "code") == 0 && text_starts(command->name, "practice "));
}

static struct form_field *word_field(
	struct form_page *page, const char *name, const char *label, const char *type)
{
	size_t n = strlen(type) - 2;

	for (size_t i = 0; i < word_lists_n; i++)
		if (strlen(word_lists[i]->name) == n &&
			strncmp(word_lists[i]->name, type + 1, n) == 0)
			return page_words(page, name, label, word_lists[i], 0);
	bug("there is no list of words %s", type);
}

/* What has passed is a day before today; what is asked of a list may be any. */
static enum date_kind date_kind_of(const struct command *command, const char *name)
{
	static const char *const past[] = {"born", "died", "as-of", "notified", "quarter", "ready",
		"emergency-plan", "printed"};

	for (size_t i = 0; i < sizeof past / sizeof past[0]; i++)
		if (strcmp(past[i], name) == 0)
			return strcmp(name, "born") == 0 ? DATE_BIRTH : DATE_PAST;
	return strcmp(name, "on") == 0 && command->touches == TOUCH_CHANGE ? DATE_PAST : DATE_ANY;
}

/* The imports that can be taken back, newest first. */
static struct form_field *import_field(struct form_page *page, const char *name, const char *label)
{
	struct args args = args_new(page->arena);
	struct result result = {0};
	struct err err = {0};
	const struct import_run *runs;
	struct pick_entry *entries;
	char at[24];
	size_t n = 0;

	if (!app_try(page->app, CMD_IMPORT_LIST, &args, page->arena, &result, &err))
		result.n = 0;
	runs = result.value;
	entries = arena_new_array(page->arena, struct pick_entry, result.n + 1);
	for (size_t i = 0; i < result.n; i++)
		if (runs[i].undone_at == NULL)
			entries[n++] = (struct pick_entry){runs[i].uid,
				arena_printf(page->arena, "%s, %s", runs[i].file_name,
					instant_show(runs[i].imported_at, at)),
				runs[i].imported_by};
	return page_choice(page, name, label, entries, n, NULL);
}

/* Somebody close whom one may write to; empty: the person. */
static struct form_field *contact_field(struct form_page *page, const char *name, const char *label)
{
	const struct person_record *record = page->record;
	size_t all = record != NULL ? record->contacts_n : 0, n = 0;
	struct pick_entry *entries = arena_new_array(page->arena, struct pick_entry, all + 1);
	struct form_field *field;

	for (size_t i = 0; i < all; i++) {
		const struct contact *contact = &record->contacts[i];

		if (!contact->do_not_contact && !date_is_set(contact->ended))
			entries[n++] = (struct pick_entry){
				contact->uid, contact->name, contact->relationship};
	}
	field = page_choice(page, name, label, entries, n, NULL);
	field->hint = "Somebody close, in place of the person. Empty: to the person.";
	return field;
}

static struct form_field *field_of(struct form_page *page, const struct command *command,
	const struct arg_spec *spec, const char *label)
{
	const char *name = arena_strdup(page->arena, spec->name), *type = spec->type;
	struct form_field *field;

	for (char *p = (char *)name; *p; p++)
		if (*p == '-')
			*p = '_';
	if (*type == '\0' || strcmp(spec->name, "live") == 0)
		return page_yes_no(page, name, label, NULL);
	if (*type == '{')
		return word_field(page, name, label, type);
	if (strcmp(type, "DATE") == 0)
		return page_date(page, name, label, DATE_NONE, date_kind_of(command, spec->name));
	if (strcmp(type, "WORKER") == 0)
		return page_workers(page, name, label, 0);
	if (strcmp(type, "LONG") == 0)
		return page_long(page, name, label, NULL);
	if (is_a_practice(command, spec->name))
		return page_practices(page, name, label, NULL, NULL);
	if (command->id == CMD_PRINT_LETTER && strcmp(spec->name, "contact") == 0)
		return contact_field(page, name, "To");
	if (command->id == CMD_IMPORT_UNDO)
		return import_field(page, name, label);
	field = page_text(page, name, label, NULL);
	field->width = strcmp(type, "NUMBER") == 0 ? NUMBER_CELLS
		       : strcmp(type, "CODE") == 0 ? CODE_CELLS
						   : TEXT_CELLS;
	return field;
}

/* The person is known already; where pages go is chosen when they are seen. */
static bool is_asked(const struct command *command, const struct arg_spec *spec)
{
	if (strcmp(spec->name, "person") == 0 && (command->needs & NEEDS_PERSON))
		return false;
	return !paper_is(command->id) || !paper_is_where(spec->name);
}

static bool build(struct form_page *page, struct err *err)
{
	const struct command *command = command_get(page->spec->command);
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(command, specs);
	struct args given = args_new(page->arena);

	(void)err;
	if (page->view->arg.text)
		arguments_unpack(page->view->arg.text, &given);
	for (size_t i = 0; i < n; i++) {
		const char *hint, *label = label_of(&specs[i], &hint, page->arena);
		struct form_field *field;

		if (!is_asked(command, &specs[i]))
			continue;
		field = field_of(page, command, &specs[i], label);
		if (specs[i].required)
			field->flags |= FORM_REQUIRED;
		if (paper_is(command->id) && strcmp(specs[i].name, "names") == 0)
			hint = "Empty: full names. The preview changes it too, with N.";
		if (paper_is(command->id) && strcmp(specs[i].name, "reason") == 0)
			hint = "Why ordinary print will do, where large print is needed.";
		if (hint)
			field->hint = hint;
		if (args_get(&given, specs[i].name) && field->kind == FORM_YES_NO)
			field->value = args_flag(&given, specs[i].name) ? "yes" : "no";
		else if (args_get(&given, specs[i].name))
			field->value = args_get(&given, specs[i].name);
		else if (given.n > 0 && page->start == NULL && command->touches == TOUCH_CHANGE)
			page->start = field->name; /* the row has said what comes before */
	}
	return true;
}

/* ---- sending ---- */

/* A list or a paper: what was filled in is asked, and the rows or pages take the place of the form. */
static enum answer ask_list(struct form_page *page)
{
	const struct screen *shows = paper_is(page->spec->command) ? &screen_paper : &screen_result;
	struct view *view = page->view;
	struct args args = args_new(page->arena);
	struct screen_arg arg = {.person = view->arg.person, .command = page->spec->command};

	for (size_t i = 0; i < page->n; i++)
		if (page_sends(page, i))
			args_set(&args, page->fields[i].name, page_value(page, i, page->arena));
	arg.text = arguments_pack(&args, page->arena);
	page_remember(page);
	page_drop(page);
	if (view->below && view->below->screen == shows && view->below->arg.command == arg.command)
		return app_return(page->app, arg.text);
	return app_replace(page->app, shows, &arg);
}

const struct form_spec *generic_form_spec(enum command_id id)
{
	static struct form_spec specs[CMD_COUNT];
	const struct command *command = command_get(id);
	struct arg_spec args[ARG_SPECS_MAX];
	size_t n = command->shell ? command_args(command, args) : 0;
	struct form_spec *spec = &specs[id];

	for (size_t i = 0; i < n; i++)
		if (is_asked(command, &args[i]))
			spec->command = id;
	if (spec->command != id || n == 0)
		return NULL;
	spec->title = command->summary;
	spec->build = build;
	spec->save = paper_is(id)			? "Show"
		     : generic_lists(id)		? "List"
		     : command->touches == TOUCH_CHANGE ? "Save"
							: "Do it";
	spec->ask = generic_lists(id) || paper_is(id) ? ask_list : NULL;
	return spec;
}
