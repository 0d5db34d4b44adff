/* The tools that scores come from, found once for each name a file uses. */
#ifndef CASELOAD_SRC_EXCHANGE_RISK_TOOLS_H
#define CASELOAD_SRC_EXCHANGE_RISK_TOOLS_H

#include "risk_reader.h"

struct tool_name {
	struct csv_cell name;
	struct risk_list_tool *tool;
};

struct risk_tools {
	struct risk_list_tool *heading[SCORE_GROUPS]; /* that the column's heading names; or NULL */
	struct risk_list_tool *unnamed;		      /* the one given in the options, or id NULL */
	struct tool_name *names;
	size_t n, room, last; /* `last`: the name met last, which is nearly always the next one */
};

void risk_tools_start(struct risk_tools *tools, struct risk_reader *reader);
/* The tool of a score in column group `group`; `name` is its instrument cell, perhaps empty.
 * NULL where the file names too many to be a list of instruments. */
const struct risk_list_tool *risk_tools_find(
	struct risk_tools *tools, struct risk_reader *reader, size_t group, struct csv_cell name);
/* The reason why a value cannot be a score of this tool, or NULL; it lives as long as the tool. */
const char *risk_tool_refuses(
	const struct risk_list_tool *tool, struct score value, bool percent, bool percent_column);

#endif
