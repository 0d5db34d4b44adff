/* What the measures are held against: samples that came with the program, and a team's own. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/measure_target.h>

#include "care.h"
#include "measures.h"

bool command_target_list(struct call *call, struct result *out, struct err *err)
{
	struct measure_target *list;

	if (!store_measure_target_list(
		    call->store, call->team->id, call->arena, &list, &out->n, err))
		return false;
	out->kind = RESULT_TARGETS;
	out->value = list;
	return true;
}

/* The measure and label that were given, and the target there is of them; NULL there is none. */
static bool find(struct call *call, int *code, const char **label, struct measure_target **found,
	struct err *err)
{
	struct measure_target *list;
	size_t n;

	*found = NULL;
	if (!care_need_word(call, "measure", &words_measure_code, code, err) ||
		!care_need_text(call, "label", TARGET_LABEL_MOST, false, label, err) ||
		!store_measure_target_list(
			call->store, call->team->id, call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (list[i].measure == *code && strcasecmp(list[i].label, *label) == 0)
			*found = &list[i];
	return true;
}

/* A sample stays as it is, for other teams; the team gets its own. */
static bool save(
	struct call *call, struct measure_target *target, struct result *out, struct err *err)
{
	if (target->team_id == 0) {
		target->id = 0;
		target->version = 0;
		target->team_id = call->team->id;
	}
	if (!store_measure_target_save(call->store, target, err))
		return false;
	call->audit_object = word_code(&words_measure_code, target->measure);
	call->audit_detail = target_words(target, call->arena);
	out->version = target->version;
	return true;
}

static const char *unit_of(int code)
{
	switch (code) {
	case MEASURE_M16:
	case MEASURE_M17:
		return "per 100,000";
	case MEASURE_M18:
		return "per 100,000 a year";
	case MEASURE_M10:
		return "per 100 person-years";
	default:
		return "%";
	}
}

static bool read_target(struct call *call, struct measure_target *target, struct err *err)
{
	const char *value, *unit = NULL, *source = NULL;

	if (!args_need(call->args, "value", &value, err) ||
		!target_value_read(value, &target->value, err) ||
		!args_text(call->args, "unit", TARGET_UNIT_MOST, false, &unit, err) ||
		!args_word(call->args, "better", &words_target_better, &target->better, err) ||
		!args_text(call->args, "source", 400, false, &source, err))
		return false;
	target->unit = !text_is_blank(unit)   ? unit
		       : target->unit != NULL ? target->unit
					      : unit_of(target->measure);
	if (target->better == TARGET_NONE)
		target->better = measure_better(target->measure);
	/* Whose figure it was is no longer true of another one. */
	target->source = !text_is_blank(source) ? source : NULL;
	if (strcmp(target->unit, "%") == 0 && target->value > 100 * TARGET_SCALE)
		return err_set(err, ERR_INVALID, "value",
			"A share is never more than 100%%. Give 100 or less, or another --unit.");
	return true;
}

bool command_target_set(struct call *call, struct result *out, struct err *err)
{
	struct measure_target *found, target = {0};
	const char *label;
	int code;

	if (!find(call, &code, &label, &found, err))
		return false;
	if (found != NULL)
		target = *found;
	else
		target.label = label;
	target.measure = code;
	target.used = true;
	if (!read_target(call, &target, err) || !save(call, &target, out, err))
		return false;
	return call_done(call, out, "%s is held against %s from now on.",
		word_code(&words_measure_code, code), target_words(&target, call->arena));
}

bool command_target_off(struct call *call, struct result *out, struct err *err)
{
	struct measure_target *found;
	const char *label;
	int code;

	if (!find(call, &code, &label, &found, err))
		return false;
	if (found == NULL)
		return err_set(err, ERR_NOT_FOUND, "label",
			"%s has no target %s. caseload target list shows those there are.",
			word_code(&words_measure_code, code), label);
	if (!found->used)
		return err_set(err, ERR_INVALID, "label",
			"That target is not used any more already. caseload target set brings it "
			"back.");
	found->used = false;
	return save(call, found, out, err) &&
	       call_done(call, out, "%s is no longer held against %s.",
		       word_code(&words_measure_code, code), target_words(found, call->arena));
}
