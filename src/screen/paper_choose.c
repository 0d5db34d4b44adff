/* What is on the pages: the arguments of the command, chosen by keys. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "arguments.h"
#include "preview.h"

/* ---- what a command takes ---- */

static bool spec_of(enum command_id id, const char *name, struct arg_spec *out)
{
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(command_get(id), specs);

	for (size_t i = 0; i < n; i++)
		if (strcmp(specs[i].name, name) == 0) {
			*out = specs[i];
			return true;
		}
	return false;
}

bool paper_takes(enum command_id id, const char *name)
{
	struct arg_spec spec;

	return id < CMD_COUNT && command_get(id)->shell && spec_of(id, name, &spec);
}

bool paper_is(enum command_id id)
{
	return paper_takes(id, "preview");
}

bool paper_is_where(const char *name)
{
	static const char *const where[] = {
		"to", "format", "printer", "copies", "replace", "anyway", "preview"};

	for (size_t i = 0; i < sizeof where / sizeof *where; i++)
		if (strcmp(where[i], name) == 0)
			return true;
	return false;
}

static const struct word_list *list_of(const struct preview *preview, const char *name)
{
	struct arg_spec spec;
	size_t n;

	if (!spec_of(preview->view->arg.command, name, &spec) || spec.type[0] != '{')
		return NULL;
	n = strlen(spec.type) - 2;
	for (size_t i = 0; i < word_lists_n; i++)
		if (strlen(word_lists[i]->name) == n &&
			strncmp(word_lists[i]->name, spec.type + 1, n) == 0)
			return word_lists[i];
	return NULL;
}

/* ---- what is chosen ---- */

struct args preview_args(const struct preview *preview, struct arena *arena)
{
	struct args args = args_new(arena);
	const struct screen_arg *arg = &preview->view->arg;

	arguments_unpack(preview->chosen, &args);
	if (arg->person && paper_takes(arg->command, "person"))
		args_set(&args, "person", arg->person);
	return args;
}

const char *preview_chosen(const struct preview *preview, const char *name, struct arena *arena)
{
	struct args args = preview_args(preview, arena);

	return args_get(&args, name);
}

static char *packed_with(const struct preview *preview, const char *name, const char *value)
{
	struct arena *arena = arena_new();
	struct args before = args_new(arena), after = args_new(arena);
	char *packed;

	arguments_unpack(preview->chosen, &before);
	for (size_t i = 0; i < before.n; i++)
		if (strcmp(before.items[i].name, name) != 0)
			args_set(&after, before.items[i].name, before.items[i].value);
	args_set(&after, name, value);
	packed = xstrdup(arguments_pack(&after, arena));
	arena_free(arena);
	return packed;
}

/* Takes `packed` over. */
static bool try_packed(struct preview *preview, char *packed, struct err *err)
{
	char *before = preview->chosen;

	preview->chosen = packed;
	if (preview_read(preview, err)) {
		free(before);
		return true;
	}
	free(preview->chosen);
	preview->chosen = before;
	return false;
}

bool preview_try(struct preview *preview, const char *name, const char *value, struct err *err)
{
	return try_packed(preview, packed_with(preview, name, value), err);
}

static bool is_refused_size(const char *name, const char *value, const struct err *err)
{
	return strcmp(name, "size") == 0 &&
	       text_equal(value, word_code(&words_print_size, PRINT_ORDINARY)) &&
	       strcmp(err->field, "reason") == 0;
}

enum answer preview_choose(struct preview *preview, const char *name, const char *value)
{
	struct err err = {0};

	if (preview_try(preview, name, value, &err))
		return ANSWER_REDRAW;
	if (is_refused_size(name, value, &err))
		preview_ask(preview, ASK_REASON);
	app_error(preview->view->app, &err);
	return ANSWER_REDRAW;
}

enum answer preview_override(struct preview *preview, const char *reason)
{
	char *before = preview->chosen, *with_reason = packed_with(preview, "reason", reason);
	struct err err = {0};

	preview->chosen = with_reason;
	if (try_packed(preview,
		    packed_with(preview, "size", word_code(&words_print_size, PRINT_ORDINARY)),
		    &err)) {
		free(before);
		return ANSWER_REDRAW;
	}
	preview->chosen = before;
	free(with_reason);
	app_error(preview->view->app, &err);
	return ANSWER_REDRAW;
}

/* Where nothing is chosen the next is the second word, except of a size, where nothing means as the
 * reader needs it, and of a holder, where nobody is one: there nothing comes round again. */
enum answer preview_choose_next(struct preview *preview, const char *name)
{
	const struct word_list *list = list_of(preview, name);
	bool holder = strcmp(name, "holder") == 0;
	bool none_is_one = holder || strcmp(name, "size") == 0;
	struct arena *arena = arena_new();
	const char *now = preview_chosen(preview, name, arena);
	size_t at = none_is_one ? 0 : 1;
	enum answer answer;

	for (size_t i = 0; list && i < list->n; i++)
		if (text_equal(list->words[i].code, now))
			at = i + 1;
	if (list == NULL || list->n == 0)
		answer = ANSWER_STAY;
	else if (at == list->n || (holder && list->words[at].value == HOLDER_OTHER))
		answer = preview_choose(preview, name, none_is_one ? NULL : list->words[0].code);
	else
		answer = preview_choose(preview, name, list->words[at].code);
	arena_free(arena);
	return answer;
}

static void leave_out(struct preview *preview, const char *name)
{
	char *packed = packed_with(preview, name, NULL);

	free(preview->chosen);
	preview->chosen = packed;
}

/* The name and the way were those of the one before. */
enum answer preview_next_holder(struct preview *preview)
{
	leave_out(preview, "name");
	leave_out(preview, "how");
	return preview_choose_next(preview, "holder");
}

/* ---- in words ---- */

static const char *word_chosen(const struct preview *preview, const char *name, struct arena *arena)
{
	const struct word_list *list = list_of(preview, name);
	const char *now = preview_chosen(preview, name, arena);

	for (size_t i = 0; now && list && i < list->n; i++)
		if (text_equal(list->words[i].code, now))
			return list->words[i].shown;
	return NULL;
}

static const char *whose(const struct preview *preview, struct arena *arena)
{
	const struct worker *me = session_worker(preview->view->session);
	const char *lead = preview_chosen(preview, "lead", arena);

	if (!paper_takes(preview->view->arg.command, "lead"))
		return NULL;
	if (lead == NULL)
		return "Whole team";
	return text_equal(lead, me->uid) || text_equal(lead, me->login) ? "My caseload"
									: "One lead";
}

/* As everywhere, however it was typed. */
static const char *day_words(const struct preview *preview, const char *typed, struct arena *arena)
{
	struct date_rules rules = {.kind = DATE_PAST,
		.today = app_today(preview->view->app),
		.holidays = session_holidays(preview->view->session)};
	char shown[DATE_SHOWN_SIZE];
	struct err ignored = {0};
	struct date day;

	return date_read(typed, &rules, "", &day, &ignored)
		       ? arena_strdup(arena, date_show(day, shown))
		       : typed;
}

const char *preview_words(const struct preview *preview, struct arena *arena)
{
	static const struct {
		const char *name, *label;
	} words[] = {{"names", "Names"}, {"by", "By"}};
	const char *as_at = preview_chosen(preview, "as-at", arena), *of = whose(preview, arena);
	struct str text = {0};
	char *out;

	if (of)
		str_addf(&text, "   %s", of);
	if (preview->paper->version)
		str_addf(&text, "   %s", preview->paper->version);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *word = word_chosen(preview, words[i].name, arena);

		if (word)
			str_addf(&text, "   %s %s", words[i].label, word);
	}
	if (preview->paper->large)
		str_addf(&text, "   Large print");
	else if (word_chosen(preview, "size", arena))
		str_addf(&text, "   Ordinary print");
	if (preview_chosen(preview, "short", arena))
		str_addf(&text, "   Short form");
	if (as_at)
		str_addf(&text, "   As at %s", day_words(preview, as_at, arena));
	if (preview->copies > 1)
		str_addf(&text, "   %lld copies", (long long)preview->copies);
	out = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return out;
}
