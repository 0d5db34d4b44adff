/* The V, G and W records of a definition. */
#include <string.h>

#include "instrument_inside.h"

static const char *const types[] = {"bool", "int", "real", "choice"};
static const char *const rules[] = {"sum", "max", "cap"};
static const char fallback_before[] = "default:";
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool is_whole(struct score score)
{
	return score.value % tens[score.scale] == 0;
}

static bool read_range(
	struct reader *reader, struct instrument_input *input, const char *lo, const char *hi)
{
	if (input->type == INPUT_CHOICE) {
		if (cell_is_none(lo) && cell_is_none(hi))
			return true;
		return reader_fault(
			reader, cell_is_none(lo) ? "hi" : "lo", "A choice has no range. Write -.");
	}
	if (!cell_number(reader, "lo", lo, &input->lo) ||
		!cell_number(reader, "hi", hi, &input->hi))
		return false;
	if (score_compare(input->lo, input->hi) > 0)
		return reader_fault(reader, "hi", "It is below lo. Write the lower value first.");
	if (input->type == INPUT_BOOL && (strcmp(lo, "0") != 0 || strcmp(hi, "1") != 0))
		return reader_fault(reader, strcmp(lo, "0") != 0 ? "lo" : "hi",
			"A bool is 0 or 1. Write 0 for lo and 1 for hi.");
	if (input->type == INPUT_INT && !is_whole(input->lo))
		return reader_fault(reader, "lo", "An int has whole limits.");
	if (input->type == INPUT_INT && !is_whole(input->hi))
		return reader_fault(reader, "hi", "An int has whole limits.");
	return true;
}

static bool read_missing(struct reader *reader, struct instrument_input *input, const char *text)
{
	struct input_value value;
	struct err err = {0};

	if (strcmp(text, "zero") == 0 || strcmp(text, "refuse") == 0) {
		input->missing = *text == 'z' ? INPUT_ZERO : INPUT_REFUSE;
		return true;
	}
	if (strncmp(text, fallback_before, strlen(fallback_before)) != 0 ||
		text[strlen(fallback_before)] == '\0')
		return reader_fault(reader, "missing",
			"\"%s\" is not known. Write zero, refuse, or default: and the value that "
			"stands for it.",
			reader_quote(reader, text));
	input->missing = INPUT_DEFAULT;
	input->fallback = text + strlen(fallback_before);
	if (input_value_read(input, input->fallback, &value, &err) &&
		input_value_check(input, &value, &err))
		return true;
	return reader_fault(
		reader, "missing", "The default is no value the input may have. %s", err.text);
}

void read_input(struct reader *reader)
{
	struct instrument *out = reader->out;
	const char *const *cells = reader->at->cells;
	const struct instrument_input *twin = instrument_input_named(out, cells[1]);
	struct instrument_input *input;
	int type = 0;

	if (!cell_key(reader, "key", cells[1]))
		return;
	if (twin != NULL) {
		reader_fault(reader, "key",
			"The input %s was declared before. Give it another key.", twin->key);
		return;
	}
	input = arena_push(
		reader->arena, &out->inputs, &out->inputs_n, &reader->inputs_room, sizeof(*input));
	/* Even where something else is wrong with it, so that terms that name it are not told off. */
	*input = (struct instrument_input){
		.key = cells[1], .unit = cell_is_none(cells[3]) ? "" : cells[3], .label = cells[8]};
	if (!cell_choice(reader, "type", cells[2], types, COUNT(types), &type))
		return;
	input->type = (enum input_type)type;
	if (read_range(reader, input, cells[4], cells[5]))
		read_missing(reader, input, cells[6]);
	if (!window_read(cells[7], &input->window))
		reader_fault(reader, "window",
			"\"%s\" is no window. Write now, ever, episode, discharge, or a number of "
			"days or months such as 30d or 12m.",
			reader_quote(reader, cells[7]));
	cell_label(reader, "label", cells[8]);
}

void read_group(struct reader *reader)
{
	struct instrument *out = reader->out;
	const char *const *cells = reader->at->cells;
	struct instrument_group *group;
	int rule = 0;

	if (!cell_key(reader, "group", cells[1]))
		return;
	for (size_t i = 0; i < out->groups_n; i++)
		if (strcmp(out->groups[i].key, cells[1]) == 0) {
			reader_fault(reader, "group",
				"The group %s was declared before. Give it another key.", cells[1]);
			return;
		}
	group = arena_push(
		reader->arena, &out->groups, &out->groups_n, &reader->groups_room, sizeof(*group));
	*group = (struct instrument_group){.key = cells[1], .label = cells[4]};
	cell_label(reader, "label", cells[4]);
	if (!cell_choice(reader, "rule", cells[2], rules, COUNT(rules), &rule))
		return;
	group->rule = (enum group_rule)rule;
	if (group->rule == GROUP_CAP)
		cell_points(reader, "cap", cells[3], &group->cap);
	else if (!cell_is_none(cells[3]))
		reader_fault(reader, "cap", "Only the rule cap has one. Write -.");
}

void read_warning(struct reader *reader)
{
	struct instrument *out = reader->out;
	const char *const *cells = reader->at->cells;
	const struct instrument_input *input = instrument_input_named(out, cells[1]);
	struct instrument_warning *warning;
	struct span usual = {0};

	if (input == NULL || input->type == INPUT_CHOICE) {
		reader_fault(reader, "input",
			"\"%s\" is no input with a number. Name the key of a V record.",
			reader_quote(reader, cells[1]));
		return;
	}
	if ((strcmp(cells[2], "*") != 0 && !cell_number(reader, "lo", cells[2], &usual.lo)) ||
		(strcmp(cells[3], "*") != 0 && !cell_number(reader, "hi", cells[3], &usual.hi)))
		return;
	if (usual.lo.set && usual.hi.set && score_compare(usual.lo, usual.hi) >= 0) {
		reader_fault(reader, "hi", "It is not above lo. Write the lower value first.");
		return;
	}
	if (!cell_key(reader, "severity", cells[4]) || !cell_label(reader, "text", cells[5]))
		return;
	warning = arena_push(reader->arena, &out->warnings, &out->warnings_n,
		&reader->warnings_room, sizeof(*warning));
	*warning = (struct instrument_warning){.input = (size_t)(input - out->inputs),
		.usual = usual,
		.severity = cells[4],
		.text = cells[5]};
}
