/* The measures as a list, and who is behind one; for readers outside the team without what could tell
 * who somebody is. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/measure_target.h>
#include <caseload/suppress.h>

#include "care.h"
#include "measures.h"

/* The first that the number can be held against stands beside it. */
static void hold(struct measure *measure, const struct measure_target *targets, size_t n,
	struct arena *arena)
{
	for (size_t i = 0; i < n && measure->figure == NULL && measure->target == NULL; i++) {
		enum target_held held = target_held(&targets[i], measure);

		if (targets[i].measure != measure->code || !targets[i].used ||
			held == TARGET_CANNOT_SAY)
			continue;
		measure->target = target_words(&targets[i], arena);
		measure->held = target_held_words(held);
	}
}

/* The figures of M19 are named after those who work here. */
static void for_outside(struct measures *m)
{
	size_t kept = 0;

	for (size_t i = 0; i < m->n; i++)
		if (m->list[i].code != MEASURE_M19 || m->list[i].figure == NULL)
			m->list[kept++] = m->list[i];
	m->n = kept;
	measures_suppress(m->list, m->n, m->call->arena);
}

bool measures_count(struct measures *m, struct err *err)
{
	struct call *call = m->call;
	struct measure_target *targets;
	size_t n;

	if (!measures_count_all(m, err) || !store_measure_target_list(call->store, call->team->id,
						   call->arena, &targets, &n, err))
		return false;
	if (args_flag(call->args, "outside"))
		for_outside(m);
	for (size_t i = 0; i < m->n; i++)
		hold(&m->list[i], targets, n, call->arena);
	return true;
}

const struct measure *measures_find(const struct measures *m, int code, const char *figure)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->list[i].code == code && text_equal(m->list[i].figure, figure))
			return &m->list[i];
	return NULL;
}

/* ---- the commands ---- */

bool command_measure_list(struct call *call, struct result *out, struct err *err)
{
	struct measures m = {.call = call};
	bool outside = args_flag(call->args, "outside");
	char from[DATE_SHOWN_SIZE], to[DATE_SHOWN_SIZE];

	if (!measures_asked(call, &m.asked, err) || !measures_count(&m, err))
		return false;
	out->kind = RESULT_MEASURES;
	out->value = m.list;
	out->n = m.n;
	call->audit_detail = arena_printf(call->arena, "%zu measures", m.n);
	return call_done(call, out, "Measures from %s to %s.%s%s%s", date_show(m.asked.from, from),
		date_show(m.asked.to, to), outside ? " " : "", outside ? suppress_sentence : "",
		outside ? "." : "");
}

static const struct measure *asked_for(
	struct call *call, const struct measures *m, int code, struct err *err)
{
	const char *figure = args_get(call->args, "figure");
	const struct measure *measure =
		measures_find(m, code, text_is_blank(figure) ? NULL : figure);

	if (measure == NULL)
		err_set(err, ERR_NOT_FOUND, "figure",
			"%s has no figure%s%s then. caseload measure list shows those there are.",
			word_code(&words_measure_code, code), text_is_blank(figure) ? "" : " ",
			text_is_blank(figure) ? "" : figure);
	return measure;
}

static const char *number_words(const struct measure *measure, struct arena *arena)
{
	if (measure->not_recorded || measure->denominator == 0)
		return measure->value;
	return arena_printf(arena, "%s %s, %s", measure_count_words(measure, arena), measure->unit,
		measure->value);
}

/* The number alone: whoever is behind it stays in the team. */
static bool show_outside(
	struct call *call, const struct measure *measure, struct result *out, struct err *err)
{
	struct measure *copy = arena_new_one(call->arena, struct measure);

	if (args_get(call->args, "which") != NULL)
		return err_set(err, ERR_INVALID, "which",
			"The people behind a number do not leave the team. Leave out --which, or "
			"--outside.");
	*copy = *measure;
	out->kind = RESULT_MEASURES;
	out->value = copy;
	out->n = 1;
	call->audit_detail = "the number alone, for outside";
	return call_done(call, out, "%s, %s: %s.", word_code(&words_measure_code, measure->code),
		measure->name, number_words(measure, call->arena));
}

bool command_measure_show(struct call *call, struct result *out, struct err *err)
{
	struct measures m = {.call = call};
	int code = MEASURE_NONE, part = MEASURE_PART_NONE;
	const struct measure *measure;
	size_t left_out;

	if (!care_need_word(call, "measure", &words_measure_code, &code, err) ||
		!args_word(call->args, "which", &words_measure_part, &part, err) ||
		!measures_asked(call, &m.asked, err) || !measures_count(&m, err))
		return false;
	measure = asked_for(call, &m, code, err);
	if (measure == NULL)
		return false;
	call->audit_object = word_code(&words_measure_code, code);
	if (args_flag(call->args, "outside"))
		return show_outside(call, measure, out, err);
	out->kind = RESULT_MEASURE_ROWS;
	out->value = measure_rows_of(measure, part, call->arena, &out->n);
	measure_rows_of(measure, MEASURE_PART_EXCLUDED, call->arena, &left_out);
	call->audit_detail = arena_printf(call->arena, "%zu rows", out->n);
	return call_done(call, out, "%s, %s: %s%s%s%s", word_code(&words_measure_code, code),
		measure->name, number_words(measure, call->arena),
		left_out > 0 ? arena_printf(call->arena, "; left out %zu", left_out) : "",
		measure->note != NULL ? ". " : "", measure->note != NULL ? measure->note : "");
}
