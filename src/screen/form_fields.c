/* The fields a form is built from. */
#include "form_page.h"

#include <inttypes.h>

#include <caseload/base/str.h>

static struct form_field *add(struct form_page *page, enum form_kind kind, const char *name,
	const char *label, const char *value)
{
	struct form_field *field =
		arena_push(page->arena, &page->fields, &page->n, &page->room, sizeof *field);

	field->kind = kind;
	field->name = name;
	field->label = label;
	field->value = arena_strdup(page->arena, value);
	return field;
}

struct form_field *page_text(
	struct form_page *page, const char *name, const char *label, const char *value)
{
	return add(page, FORM_TEXT, name, label, value);
}

struct form_field *page_long(
	struct form_page *page, const char *name, const char *label, const char *value)
{
	return add(page, FORM_LONG, name, label, value);
}

struct form_field *page_date(struct form_page *page, const char *name, const char *label,
	struct date value, enum date_kind kind)
{
	char shown[DATE_SHOWN_SIZE];
	struct date_rules *rules = arena_new_one(page->arena, struct date_rules);
	struct form_field *field = add(page, FORM_DATE, name, label, date_show(value, shown));

	rules->kind = kind;
	rules->today = app_today(page->app);
	rules->holidays = session_holidays(page->view->session);
	field->rules = rules;
	field->width = 18;
	field->hint = kind == DATE_BIRTH  ? "A date of birth, day first: 14/7/45."
		      : kind == DATE_PAST ? "Type a date, or t  y  -2d  last fri  12/6."
					  : "Type a date, or t  +2w  +3m  fri  12/6.";
	return field;
}

struct form_field *page_number(
	struct form_page *page, const char *name, const char *label, int64_t value)
{
	struct form_field *field = add(page, FORM_TEXT, name, label,
		value > 0 ? arena_printf(page->arena, "%" PRId64, value) : NULL);

	field->width = 6;
	return field;
}

struct form_field *page_choice(struct form_page *page, const char *name, const char *label,
	const struct pick_entry *entries, size_t n, const char *value)
{
	struct pick_source *source = arena_new_one(page->arena, struct pick_source);
	struct form_field *field = add(page, FORM_PICK, name, label, value);

	source->entries = entries;
	source->n = n;
	field->pick = source;
	field->hint = "Type to choose, or F4 for the list.";
	return field;
}

struct form_field *page_words(struct form_page *page, const char *name, const char *label,
	const struct word_list *list, int value)
{
	struct pick_entry *entries = arena_new_array(page->arena, struct pick_entry, list->n + 1);

	for (size_t i = 0; i < list->n; i++)
		entries[i] = (struct pick_entry){list->words[i].code, list->words[i].shown, NULL};
	return page_choice(page, name, label, entries, list->n, word_code(list, value));
}

struct form_field *page_ynz9(
	struct form_page *page, const char *name, const char *label, const char *value)
{
	static const struct pick_entry entries[] = {
		{"Y", "Yes", NULL},
		{"N", "No", NULL},
		{"Z", "Asked and declined to say", NULL},
		{"9", "Not known: nobody asked", NULL},
	};

	return page_choice(page, name, label, entries, 4, value);
}

struct form_field *page_yes_no(
	struct form_page *page, const char *name, const char *label, const char *value)
{
	struct form_field *field = add(page, FORM_YES_NO, name, label, value);

	field->hint = "y or n; Space changes it.";
	return field;
}

static char *load_words(const struct worker *worker, struct arena *arena)
{
	if (worker_capacity(worker) > 0)
		return arena_printf(arena, "%d case%s %d/%d", (int)worker->cases,
			worker->cases == 1 ? "" : "s", (int)worker->weight,
			(int)worker_capacity(worker));
	return arena_printf(arena, "%d case%s", (int)worker->cases, worker->cases == 1 ? "" : "s");
}

struct form_field *page_workers(
	struct form_page *page, const char *name, const char *label, int64_t worker_id)
{
	struct args args = args_new(page->arena);
	struct result result = {0};
	struct pick_entry *entries;
	const struct worker *workers;
	const char *chosen = NULL;
	struct form_field *field;
	struct err err = {0};
	size_t n = 0;

	if (!app_try(page->app, CMD_LEAD_LOAD, &args, page->arena, &result, &err))
		result.n = 0;
	workers = result.value;
	entries = arena_new_array(page->arena, struct pick_entry, result.n + 1);
	for (size_t i = 0; i < result.n; i++) {
		const struct worker *worker = &workers[i];

		if (worker->id == 0 || text_is_blank(worker->uid))
			continue; /* the line of those without a lead */
		entries[n++] = (struct pick_entry){worker->uid,
			arena_printf(page->arena, "%s, %s", worker->name,
				word_shown(&words_profession, worker->profession)),
			load_words(worker, page->arena)};
		if (worker->id == worker_id)
			chosen = worker->uid;
	}
	field = page_choice(page, name, label, entries, n, chosen);
	field->hint = "Type a name. The list shows what each carries now.";
	return field;
}

/* Practices are many: the team's own until something is typed, then all of them. */
struct practices {
	struct form_page *page;
	struct pick_entry *own, *found;
	size_t own_n;
	const char *code, *shown;
};

static size_t practice_entries(struct practices *all, const char *typed, struct pick_entry **out)
{
	struct arena *arena = all->page->arena;
	struct args args = args_new(arena);
	struct result result = {0};
	const struct practice *practices;
	struct err err = {0};

	if (typed) {
		args_set(&args, "all", "yes");
		args_set(&args, "find", typed);
	}
	if (!app_try(all->page->app, CMD_PRACTICE_LIST, &args, arena, &result, &err))
		return 0;
	practices = result.value;
	*out = arena_new_array(arena, struct pick_entry, result.n + 1);
	for (size_t i = 0; i < result.n; i++)
		(*out)[i] = (struct pick_entry){practices[i].code,
			practices[i].name ? practices[i].name : practices[i].code,
			practices[i].code};
	return result.n;
}

static size_t practice_search(void *data, const char *typed, const struct pick_entry **out)
{
	struct practices *all = data;
	size_t n;

	*out = all->own;
	if (text_is_blank(typed) || !typed[1])
		return all->own_n;
	n = practice_entries(all, typed, &all->found);
	*out = all->found;
	return n;
}

static const char *practice_label(void *data, const char *id)
{
	struct practices *all = data;

	if (text_equal(id, all->code))
		return all->shown;
	for (size_t i = 0; i < all->own_n; i++)
		if (text_equal(all->own[i].id, id))
			return all->own[i].text;
	return id;
}

struct form_field *page_practices(struct form_page *page, const char *name, const char *label,
	const char *code, const char *shown)
{
	struct practices *all = arena_new_one(page->arena, struct practices);
	struct pick_source *source = arena_new_one(page->arena, struct pick_source);
	struct form_field *field = add(page, FORM_PICK, name, label, code);

	all->page = page;
	all->code = arena_strdup(page->arena, code);
	all->shown = arena_strdup(page->arena, text_is_blank(shown) ? code : shown);
	all->own_n = practice_entries(all, NULL, &all->own);
	source->search = practice_search;
	source->label = practice_label;
	source->data = all;
	field->pick = source;
	field->hint = "Type two letters of the practice's name, or its code.";
	return field;
}

void page_shown(struct form_page *page, const char *name, const char *label, const char *value)
{
	add(page, FORM_SHOWN, name, label, value)->width = 60;
}
