/* How a team words its letters. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/letter.h>

#include "letters.h"

static bool read_kind(struct call *call, int *kind, struct err *err)
{
	return care_need_word(call, "kind", &words_letter_kind, kind, err);
}

/* The team's own row may hold the text that came with the program: then it is not its own. */
static bool read_template(struct call *call, int kind, struct letter_template *out, struct err *err)
{
	struct letter_template shipped;

	if (!store_letter_template(call->store, call->team->id, kind, call->arena, out, err) ||
		!store_letter_template(call->store, 0, kind, call->arena, &shipped, err))
		return false;
	out->own = !text_equal(out->text, shipped.text);
	return true;
}

bool command_letter_template_show(struct call *call, struct result *out, struct err *err)
{
	struct letter_template *list =
		arena_new_array(call->arena, struct letter_template, words_letter_kind.n);
	int only = LETTER_NONE;

	if (!args_word(call->args, "kind", &words_letter_kind, &only, err))
		return false;
	for (size_t i = 0; i < words_letter_kind.n; i++) {
		int kind = words_letter_kind.words[i].value;

		if ((only == LETTER_NONE || kind == only) &&
			!read_template(call, kind, &list[out->n++], err))
			return false;
	}
	out->kind = RESULT_TEMPLATES;
	out->value = list;
	return true;
}

static bool save(struct call *call, struct result *out, struct letter_template *template,
	const char *text, struct err *err)
{
	if (template->team_id == 0) { /* the team's own stands in its place from now on */
		template->id = template->version = 0;
		template->team_id = call->team->id;
	}
	template->text = text;
	if (!store_letter_template_save(call->store, template, err))
		return false;
	out->version = template->version;
	call->audit_detail = word_code(&words_letter_kind, template->kind);
	return true;
}

bool command_letter_template_set(struct call *call, struct result *out, struct err *err)
{
	struct letter_template template;
	const char *typed, *text = NULL;
	int kind;

	/* As it was typed: args_text() would take out what letter_template_check() has to refuse. */
	if (!read_kind(call, &kind, err) || !args_need(call->args, "text", &typed, err) ||
		!letter_template_check(kind, typed, err) ||
		!args_text(call->args, "text", LETTER_TEMPLATE_MOST, true, &text, err) ||
		!read_template(call, kind, &template, err))
		return false;
	if (text_equal(text, template.text))
		return err_set(err, ERR_INVALID, "text", "The letter says that already.");
	if (!save(call, out, &template, text, err))
		return false;
	return call_done(call, out,
		"\"%s\" has the team's own text from now on. Look at it before the next is sent: "
		"print letter --preview.",
		word_shown(&words_letter_kind, kind));
}

bool command_letter_template_reset(struct call *call, struct result *out, struct err *err)
{
	struct letter_template template, shipped;
	int kind;

	if (!read_kind(call, &kind, err) || !read_template(call, kind, &template, err) ||
		!store_letter_template(call->store, 0, kind, call->arena, &shipped, err))
		return false;
	if (!template.own)
		return err_set(err, ERR_INVALID, "kind",
			"\"%s\" has the text that came with the program already.",
			word_shown(&words_letter_kind, kind));
	if (!save(call, out, &template, shipped.text, err))
		return false;
	return call_done(call, out, "\"%s\" has the text that came with the program again.",
		word_shown(&words_letter_kind, kind));
}

bool command_letter_fields(struct call *call, struct result *out, struct err *err)
{
	(void)call;
	(void)err;
	out->kind = RESULT_LETTER_FIELDS;
	out->value = (void *)letter_fields;
	out->n = LETTER_VALUES;
	return true;
}
