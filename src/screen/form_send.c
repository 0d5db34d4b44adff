/* A form is sent to its command, or left with what was typed kept. */
#include "form_inside.h"

/* What is shown and not filled in is brought up to date; the next save knows what it replaces. */
static bool read_again(struct form_page *page)
{
	struct form_page fresh = {0};
	struct err err = {0};
	bool done;

	if (!view_read(page->view, &err))
		return false;
	page->record = page->view->record;
	done = page_begin(&fresh, page->view, page->spec, page->arena, &err) && fresh.n == page->n;
	for (size_t i = 0; done && i < page->n; i++)
		if (page->fields[i].kind == FORM_SHOWN)
			form_set(page->form, page->fields[i].name, fresh.fields[i].value);
	if (done)
		page->version = fresh.version;
	page_end(&fresh);
	return done;
}

static enum answer refused(struct form_page *page, const struct err *err)
{
	enum answer answer = ANSWER_IGNORED;

	if (err->code == ERR_CONFLICT && page->spec->only_changed && clash_begin(page, err))
		return ANSWER_REDRAW;
	if (err->code == ERR_CONFLICT && page->version > 0 && read_again(page)) {
		app_message(page->app, MESSAGE_ERROR,
			"Someone else changed this since you began. F2 saves yours all the same.");
		return ANSWER_REDRAW;
	}
	if (page->spec->refused)
		answer = page->spec->refused(page, err);
	if (answer != ANSWER_IGNORED)
		return answer;
	if (form_refuse(page->form, err))
		app_message(page->app, MESSAGE_NOTE, "Not saved. One field needs another look.");
	else
		app_error(page->app, err);
	return ANSWER_REDRAW;
}

enum answer page_send(struct form_page *page)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	struct err err = {0};
	enum answer answer = ANSWER_POP;
	size_t sent = 0;

	if (page->record)
		args_set(&args, "person", page->record->person.uid);
	for (size_t i = 0; i < page->n; i++)
		if (page_sends(page, i)) {
			args_set(&args, page->fields[i].name, page_value(page, i, arena));
			sent++;
		}
	if (page->spec->only_changed && sent == 0) {
		app_message(page->app, MESSAGE_NOTE, "Nothing was changed.");
		page_drop(page);
		arena_free(arena);
		return ANSWER_POP;
	}
	if (page->version > 0)
		args_setf(&args, "version", "%lld", (long long)page->version);
	args_set(&args, "draft", page->passed_over ? NULL : page_place(page));
	if (page->spec->send)
		page->spec->send(page, &args);
	if (!app_try(page->app, page->spec->command, &args, arena, &result, &err)) {
		answer = refused(page, &err);
	} else {
		page_remember(page);
		if (result.message)
			app_done(page->app, page->spec->command, result.message);
		if (page->spec->done)
			answer = page->spec->done(page, &result);
	}
	arena_free(arena);
	return answer;
}

enum answer page_save(struct form_page *page)
{
	return page->spec->ask ? page->spec->ask(page) : page_send(page);
}

/* ---- leaving ---- */

static enum answer on_leave(struct view *view, int value, const char *reason)
{
	struct form_page *page = page_of(view);
	struct tui_event f2 = tui_key("F2");
	struct err err = {0};

	(void)reason;
	switch (value) {
	case LEAVE_SAVE:
		return form_key(page->form, &f2) == TUI_SAVE ? page_save(page) : ANSWER_REDRAW;
	case LEAVE_KEEP:
		if (!page_keep(page, &err)) {
			app_error(page->app, &err);
			return ANSWER_REDRAW;
		}
		app_message(page->app, MESSAGE_DONE, "Kept what you typed as a draft.");
		return ANSWER_POP;
	case LEAVE_THROW:
		page_drop(page);
		return ANSWER_POP;
	default:
		return ANSWER_REDRAW;
	}
}

enum answer page_leave(struct form_page *page)
{
	if (form_changed(page->form))
		return app_ask_leave(page->app, page->view, "this form", on_leave);
	if (page->kept)
		page_drop(page);
	app_message(page->app, MESSAGE_NOTE, "%s", "");
	return ANSWER_POP;
}
