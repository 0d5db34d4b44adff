/* The instruments of the store. Reading sixteen definitions takes longer than most commands, so a
 * session keeps them until one of them was changed, by whomever. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/binding.h>

#include "risk_inside.h"

static void read_one(struct risk_instrument *row, struct arena *arena)
{
	static const char *const kinds[] = {"points", "ratio", "logistic"};
	static const char *const classes[] = {"published", "local", "indicator"};
	struct instrument *definition = arena_new_one(arena, struct instrument);
	struct err ignored = {0};

	row->name = row->code;
	if (!instrument_read(arena_printf(arena, "%s.tsv", row->code), row->text, strlen(row->text),
		    arena, definition, &ignored))
		return;
	row->definition = definition;
	row->name = binding_name(row->code) != NULL ? binding_name(row->code) : definition->name;
	row->kind = kinds[definition->kind];
	row->class = classes[definition->class];
	row->valid_days = definition->valid_days;
}

bool risk_held(struct call *call, struct risk_held *out, struct err *err)
{
	struct session *session = call->session;
	struct risk_instrument *list;
	int64_t stamp;
	size_t n;

	if (!store_instrument_stamp(call->store, &stamp, err))
		return false;
	if (session->instruments == NULL || session->instruments_stamp != stamp) {
		/* What screens show points into the ones before: they stay. */
		if (!store_instrument_list(call->store, session->arena, &list, &n, err))
			return false;
		for (size_t i = 0; i < n; i++)
			read_one(&list[i], session->arena);
		session->instruments = list;
		session->instruments_n = n;
		session->instruments_stamp = stamp;
	}
	*out = (struct risk_held){session->instruments, session->instruments_n};
	return true;
}

bool risk_held_named(struct call *call, const char *argument, struct risk_held *held,
	const struct risk_instrument **out, struct err *err)
{
	struct str codes = {0};
	const char *typed;

	*out = NULL;
	if (!args_need(call->args, argument, &typed, err) || !risk_held(call, held, err))
		return false;
	*out = risk_instrument_find(
		held->list, held->n, risk_instrument_id(typed, call->arena));
	if (*out == NULL)
		*out = risk_instrument_find(held->list, held->n, typed);
	if (*out != NULL)
		return true;
	for (size_t i = 0; i < held->n; i++)
		if (held->list[i].newest)
			str_addf(&codes, "%s%s", codes.length > 0 ? ", " : "", held->list[i].code);
	err_set(err, ERR_NOT_FOUND, argument, "There is no instrument %s here. There are: %s.",
		typed, str_text(&codes));
	str_free(&codes);
	return false;
}
