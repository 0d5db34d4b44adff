#include "risk_tools.h"

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/risk.h>

#define AS_GIVEN "as given by the tool"
#define PROBABILITY "probability 0 to 1"
#define INDEX "0 to 1"
#define PERCENT "percent"

enum { TOOLS_MAX = 64 };

/* Outside tools whose column headings we know. */
static const struct {
	const char *id, *name;
} acg[] = {
	{"acg_injury_hosp", "ACG probability of hospitalisation for injury"},
	{"acg_ip_hosp", "ACG probability of inpatient hospitalisation, 12 months"},
	{"acg_ip_hosp_6m", "ACG probability of inpatient hospitalisation, 6 months"},
	{"acg_icu_hosp", "ACG probability of intensive care"},
	{"acg_extended_hosp", "ACG probability of extended hospitalisation"},
};

/* What the team agrees on has the scale the team gave it, and counts have none. */
static void find_limits(struct risk_list_tool *tool, struct arena *arena)
{
	const struct instrument *instrument = instrument_shipped(tool->id);
	char least[SCORE_SIZE], most[SCORE_SIZE];

	if (instrument == NULL || instrument->class != INSTRUMENT_PUBLISHED)
		return;
	instrument_limits(instrument, &tool->least, &tool->most);
	tool->off_scale = arena_printf(arena,
		"Score is outside %s to %s, the range of this tool. Check the column, and the tool "
		"it names.",
		score_show(tool->least, least), score_show(tool->most, most));
	if (instrument->kind == INSTRUMENT_LOGISTIC)
		tool->scale = PROBABILITY;
}

struct risk_list_tool *risk_list_tool(const char *name, struct arena *arena)
{
	struct risk_list_tool *tool = arena_new_one(arena, struct risk_list_tool);

	for (size_t i = 0; i < sizeof(acg) / sizeof(acg[0]); i++) {
		if (strcmp(name, acg[i].id) == 0) {
			*tool = (struct risk_list_tool){.id = acg[i].id,
				.name = acg[i].name,
				.scale = PROBABILITY,
				.outside = true};
			return tool;
		}
	}
	name = safe_text(arena, name, strlen(name), false, NULL);
	tool->id = risk_instrument_id(name, arena);
	tool->outside = !risk_instrument_known(tool->id);
	tool->name = tool->outside ? name : arena_strdup(arena, risk_instrument_name(tool->id));
	tool->scale = strcmp(tool->id, "efi") == 0 ? INDEX : AS_GIVEN;
	find_limits(tool, arena);
	return tool;
}

static struct risk_list_tool *keep(struct risk_reader *reader, struct risk_list_tool *tool)
{
	struct risk_list *out = reader->out;
	struct risk_list_tool **slot;

	for (size_t i = 0; i < out->n_tools; i++)
		if (text_equal(out->tools[i]->id, tool->id))
			return out->tools[i];
	slot = arena_push(
		reader->arena, &out->tools, &out->n_tools, &out->tools_room, sizeof(*slot));
	*slot = tool;
	return tool;
}

static struct risk_list_tool *make_unnamed(struct risk_reader *reader, bool percent)
{
	struct risk_list_tool *tool;

	if (text_is_blank(reader->options.instrument)) {
		tool = arena_new_one(reader->arena, struct risk_list_tool);
		tool->name = "not named by the file";
		tool->scale = AS_GIVEN;
		tool->outside = true;
	} else {
		tool = risk_list_tool(reader->options.instrument, reader->arena);
	}
	if (percent && tool->outside && strcmp(tool->scale, AS_GIVEN) == 0)
		tool->scale = PERCENT;
	return tool;
}

void risk_tools_start(struct risk_tools *tools, struct risk_reader *reader)
{
	bool percent = false;

	*tools = (struct risk_tools){0};
	for (size_t i = 0; i < reader->columns.n_scores; i++) {
		const char *name = reader->columns.scores[i].tool;

		percent = percent || reader->percent[i];
		if (name == NULL)
			continue;
		tools->heading[i] = keep(reader, risk_list_tool(name, reader->arena));
		if (reader->percent[i] && strcmp(tools->heading[i]->scale, AS_GIVEN) == 0)
			tools->heading[i]->scale = PERCENT;
	}
	tools->unnamed = make_unnamed(reader, percent);
}

static bool same_name(struct csv_cell a, struct csv_cell b)
{
	return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

const struct risk_list_tool *risk_tools_find(
	struct risk_tools *tools, struct risk_reader *reader, size_t group, struct csv_cell name)
{
	struct tool_name *entry;
	char *text;

	if (tools->heading[group] != NULL)
		return tools->heading[group];
	if (name.length == 0)
		return keep(reader, tools->unnamed);
	if (tools->last < tools->n && same_name(tools->names[tools->last].name, name))
		return tools->names[tools->last].tool;
	for (size_t i = 0; i < tools->n; i++) {
		if (same_name(tools->names[i].name, name)) {
			tools->last = i;
			return tools->names[i].tool;
		}
	}
	if (tools->n == TOOLS_MAX)
		return NULL;
	text = arena_strndup(reader->arena, name.text, name.length);
	entry = arena_push(reader->arena, &tools->names, &tools->n, &tools->room, sizeof(*entry));
	entry->name = (struct csv_cell){text, name.length};
	entry->tool = keep(reader, risk_list_tool(text, reader->arena));
	if (reader->percent[group] && strcmp(entry->tool->scale, AS_GIVEN) == 0)
		entry->tool->scale = PERCENT;
	return entry->tool;
}

static bool above(struct score value, int64_t limit)
{
	for (int i = 0; i < value.scale; i++)
		limit *= 10;
	return value.value > limit;
}

const char *risk_tool_refuses(
	const struct risk_list_tool *tool, struct score value, bool percent, bool percent_column)
{
	bool probability = strcmp(tool->scale, PROBABILITY) == 0;
	bool zero_to_one = probability || strcmp(tool->scale, INDEX) == 0;

	if (percent && zero_to_one)
		return "Score has a percent sign but this tool's scores run from 0 to 1. Check the "
		       "column.";
	if (zero_to_one && (value.value < 0 || above(value, 1)))
		return probability && value.value > 0 && !above(value, 100)
			       ? "Score is outside 0 to 1, the range of this tool. If the column "
				 "holds percentages, divide them by 100."
			       : "Score is outside 0 to 1, the range of this tool. Check the "
				 "column.";
	if (tool->least.set &&
		(score_compare(value, tool->least) < 0 || score_compare(value, tool->most) > 0))
		return tool->off_scale;
	if (percent && (value.value < 0 || above(value, 100)))
		return "Score is outside 0% to 100%. Check it against the tool that made it.";
	if (!percent && percent_column)
		return "Score has no percent sign though others in its column have one. Check it "
		       "against the tool that made it.";
	return NULL;
}
