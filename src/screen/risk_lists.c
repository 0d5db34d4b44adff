/* Popup: which work list. */
#include "risk_people.h"

#include "pick_popup.h"

static const struct {
	enum command_id command;
	int list;
} lists[] = {{CMD_LIST_RISING, WORK_RISING}, {CMD_LIST_FREQUENT, WORK_FREQUENT},
	{CMD_LIST_READMITTED, WORK_READMITTED}, {CMD_LIST_NEW, WORK_NEW},
	{CMD_LIST_GONE, WORK_GONE}};
enum { LISTS = sizeof(lists) / sizeof(lists[0]) };

const char *risk_list_of(enum command_id id)
{
	for (size_t i = 0; i < LISTS; i++)
		if (lists[i].command == id)
			return word_code(&words_work_kind, lists[i].list);
	return NULL;
}

static bool open_lists(struct view *view, struct err *err)
{
	struct pick_entry *entries = arena_new_array(view->arena, struct pick_entry, LISTS);
	struct pick_source *source = arena_new_one(view->arena, struct pick_source);

	(void)err;
	for (size_t i = 0; i < LISTS; i++)
		entries[i] = (struct pick_entry){word_code(&words_work_kind, lists[i].list),
			word_shown(&words_work_kind, lists[i].list),
			command_get(lists[i].command)->keys};
	*source = (struct pick_source){.entries = entries, .n = LISTS};
	/* Enter shows the first where none is open yet */
	view->data = pick_new(source, view->arg.text ? view->arg.text : entries[0].id);
	return true;
}

static void lists_size(struct view *view, int *rows, int *cols)
{
	(void)view;
	*rows = LISTS + 1;
	*cols = 50;
}

static const struct hint *lists_hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Show", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_risk_lists = {
	.name = "Which people?",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_lists,
	.close = pick_popup_close,
	.draw = pick_popup_draw,
	.key = pick_popup_key,
	.size = lists_size,
	.hints = lists_hints,
};
