/* The COMMANDS section of the manual in roff, made from the table of commands. */
#include <string.h>

#include <caseload/base/str.h>

#include "inside.h"

/* Text of the table as roff shows it: a backslash, and a dot or quote that would begin a request.
 */
static const char *roff(struct out *out, const char *text)
{
	struct str escaped = {0};

	if (*text == '.' || *text == '\'')
		str_add(&escaped, "\\&");
	for (; *text != '\0'; text++) {
		if (*text == '\\')
			str_add(&escaped, "\\e");
		else if (*text == '-')
			str_add(&escaped, "\\-");
		else
			str_addc(&escaped, *text);
	}
	char *copy = arena_strdup(out->arena, str_text(&escaped));
	str_free(&escaped);
	return copy;
}

static void one(const struct command *command, void *data)
{
	struct out *out = data;
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(command, specs);

	out_line(out, ".SS \"%s\"", roff(out, command->name));
	out_line(out, ".B caseload %s", roff(out, command->name));
	if (*command->args != '\0')
		out_line(out, "%s", roff(out, usage_words(command, out->arena)));
	out_line(out, ".PP");
	out_line(out, "%s.", roff(out, command->summary));
	out_line(out, "%s", roff(out, command->detail));
	for (size_t i = 0; i < n; i++) {
		bool list = specs[i].type[0] == '{';
		out_line(out, ".TP");
		if (specs[i].by_place)
			out_line(out, ".I %s", roff(out, specs[i].name));
		else if (specs[i].type[0] == '\0')
			out_line(out, ".B \\-\\-%s", roff(out, specs[i].name));
		else
			out_line(out, ".BI \\-\\-%s \" %s\"", roff(out, specs[i].name),
				list ? "WORD" : roff(out, specs[i].type));
		out_line(out, "%s", roff(out, type_words(&specs[i], out->arena)));
	}
}

void man_commands(struct out *out)
{
	shell_commands(one, out);
	out_line(out, ".SS \"Options of every command\"");
	for (size_t i = 0; i < cli_globals_n; i++) {
		out_line(out, ".TP");
		if (cli_globals[i].value != NULL)
			out_line(out, ".BI \\-\\-%s \" %s\"", roff(out, cli_globals[i].name),
				cli_globals[i].value);
		else
			out_line(out, ".B \\-\\-%s", roff(out, cli_globals[i].name));
		out_line(out, "%s", roff(out, cli_globals[i].text));
	}
}
