/* Shell completion, made from the table of commands. Names and numbers of people are never
 * completed: that would be looking at records. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/words.h>

#include "inside.h"

static const char *list_words(const char *type, struct arena *arena)
{
	const struct word_list *list;
	struct str words = {0};

	if (type[0] != '{')
		return "";
	list = word_list_named(arena_strndup(arena, type + 1, strlen(type) - 2));
	for (size_t i = 0; list != NULL && i < list->n; i++)
		str_addf(&words, "%s%s", i > 0 ? " " : "", list->words[i].code);
	char *copy = arena_strdup(arena, str_text(&words));
	str_free(&words);
	return copy;
}

static const char *option_names(const struct command *command, struct arena *arena)
{
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(command, specs);
	struct str words = {0};

	for (size_t i = 0; i < n; i++)
		if (!specs[i].by_place)
			str_addf(&words, "--%s ", specs[i].name);
	for (size_t i = 0; i < cli_globals_n; i++)
		str_addf(&words, "%s--%s", i > 0 ? " " : "", cli_globals[i].name);
	char *copy = arena_strdup(arena, str_text(&words));
	str_free(&words);
	return copy;
}

/* ---- bash and zsh: one function, which finds its words in two ways ---- */

static void shell_name(const struct command *command, void *data)
{
	out_line(data, "\"%s\"", command->name);
}

static void shell_options(const struct command *command, void *data)
{
	struct out *out = data;
	out_line(out, "  \"%s\") echo \"%s\" ;;", command->name, option_names(command, out->arena));
}

/* What may follow an option, or stand in a place: "lead assign|--kind", "event add|2". */
static void shell_values(const struct command *command, void *data)
{
	struct out *out = data;
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(command, specs), place = 0;

	for (size_t i = 0; i < n; i++) {
		const char *words = list_words(specs[i].type, out->arena);
		const char *key = specs[i].by_place
					  ? arena_printf(out->arena, "%zu", ++place)
					  : arena_printf(out->arena, "--%s", specs[i].name);
		if (strcmp(specs[i].type, "FILE") == 0)
			words = "FILE";
		if (*words != '\0')
			out_line(out, "  \"%s|%s\") echo \"%s\" ;;", command->name, key, words);
	}
}

static const char bash_head[] =
	"_caseload() {\n"
	"  local words=(\"${COMP_WORDS[@]}\") current=$COMP_CWORD first=1\n";
static const char zsh_head[] = "_caseload() {\n"
			       "  local current=$CURRENT first=2\n";
static const char shell_body[] =
	"  local word=${words[current]} before=${words[current-1]}\n"
	"  local typed=\"\" found=\"\" place=0 i w name values=\"\"\n"
	"  for ((i = first; i < current; i++)); do\n"
	"    w=${words[i]}\n"
	"    if [[ $w == -* ]]; then continue; fi\n"
	"    if [[ -n $found ]]; then\n"
	"      if [[ ${words[i-1]} != --* ]]; then place=$((place + 1)); fi\n"
	"      continue\n"
	"    fi\n"
	"    typed=\"${typed:+$typed }$w\"\n"
	"    for name in \"${_caseload_names[@]}\"; do\n"
	"      if [[ $name == \"$typed\" ]]; then found=$typed; fi\n"
	"    done\n"
	"  done\n"
	"  if [[ $before == --store ]]; then\n"
	"    values=FILE\n"
	"  elif [[ -z $found ]]; then\n"
	"    for name in \"${_caseload_names[@]}\"; do\n"
	"      if [[ -z $typed ]]; then values+=\" ${name%% *}\"\n"
	"      elif [[ $name == \"$typed \"* ]]; then name=${name#\"$typed \"}; values+=\" "
	"${name%% *}\"; fi\n"
	"    done\n"
	"  elif [[ $word == -* ]]; then\n"
	"    values=$(_caseload_options \"$found\")\n"
	"  elif [[ $before == --* ]]; then\n"
	"    values=$(_caseload_values \"$found|$before\")\n"
	"  else\n"
	"    values=$(_caseload_values \"$found|$((place + 1))\")\n"
	"  fi\n";
static const char bash_tail[] =
	"  if [[ $values == FILE ]]; then COMPREPLY=($(compgen -f -- \"$word\"))\n"
	"  else COMPREPLY=($(compgen -W \"$values\" -- \"$word\")); fi\n"
	"}\n"
	"complete -o filenames -F _caseload caseload\n";
static const char zsh_tail[] = "  if [[ $values == FILE ]]; then _files\n"
			       "  else compadd -- ${=values}; fi\n"
			       "}\n"
			       "_caseload \"$@\"\n";

static void shell_tables(struct out *out)
{
	fputs("_caseload_names=(\n", out->to);
	shell_commands(shell_name, out);
	fputs(")\n_caseload_options() {\n  case \"$1\" in\n", out->to);
	shell_commands(shell_options, out);
	fputs("  esac\n}\n_caseload_values() {\n  case \"$1\" in\n", out->to);
	shell_commands(shell_values, out);
	fputs("  esac\n}\n", out->to);
}

static void bash(struct out *out)
{
	fputs("# Completion of caseload for bash, from \"caseload completion bash\".\n", out->to);
	shell_tables(out);
	fprintf(out->to, "%s%s%s", bash_head, shell_body, bash_tail);
}

static void zsh(struct out *out)
{
	fputs("#compdef caseload\n# Completion of caseload for zsh, from \"caseload completion "
	      "zsh\".\n",
		out->to);
	shell_tables(out);
	fprintf(out->to, "%s%s%s", zsh_head, shell_body, zsh_tail);
}

/* ---- fish: one rule for each word and option ---- */

static const char fish_head[] =
	"# Completion of caseload for fish, from \"caseload completion fish\".\n"
	"function __caseload_words\n"
	"  set -l words\n"
	"  for w in (commandline -opc)[2..]\n"
	"    string match -q -- '-*' $w; or set -a words $w\n"
	"  end\n"
	"  echo \"$words\"\n"
	"end\n"
	"function __caseload_after\n"
	"  test (__caseload_words) = \"$argv[1]\"\n"
	"end\n"
	"function __caseload_in\n"
	"  string match -q -- \"$argv[1] *\" (__caseload_words)\" \"\n"
	"end\n"
	"function __caseload_place\n"
	"  set -l more (count (string split ' ' -- $argv[1]))\n"
	"  __caseload_in $argv[1]\n"
	"  and test (count (string split ' ' -- (__caseload_words))) -eq (math $more + $argv[2] - "
	"1)\n"
	"end\n"
	"complete -c caseload -f\n";

static void fish_arguments(struct out *out, const struct command *command)
{
	struct arg_spec specs[ARG_SPECS_MAX];
	size_t n = command_args(command, specs), place = 0;

	for (size_t i = 0; i < n; i++) {
		const char *words = list_words(specs[i].type, out->arena), *type = specs[i].type;
		bool file = strcmp(type, "FILE") == 0;
		place += specs[i].by_place;
		if (specs[i].by_place && *words == '\0' && !file)
			continue;
		if (specs[i].by_place)
			out_line(out,
				"complete -c caseload -n '__caseload_place \"%s\" %zu' %s%s%s",
				command->name, place, file ? "-F" : "-a '", words, file ? "" : "'");
		else if (*words != '\0')
			out_line(out,
				"complete -c caseload -n '__caseload_in \"%s\"' -l %s -xa '%s'",
				command->name, specs[i].name, words);
		else
			out_line(out, "complete -c caseload -n '__caseload_in \"%s\"' -l %s%s",
				command->name, specs[i].name,
				*type == '\0' ? ""
				: file	      ? " -rF"
					      : " -x");
	}
}

static void fish_command(const struct command *command, void *data)
{
	struct out *out = data;
	const char *word = command->name;

	for (size_t length = strcspn(word, " "); *word != '\0'; length = strcspn(word, " ")) {
		size_t before = word == command->name ? 0 : (size_t)(word - command->name) - 1;
		bool last = word[length] == '\0';
		out_line(out, "complete -c caseload -n '__caseload_after \"%.*s\"' -a %.*s%s%s%s",
			(int)before, command->name, (int)length, word, last ? " -d \"" : "",
			last ? command->summary : "", last ? "\"" : "");
		word += length + (word[length] == ' ');
	}
	fish_arguments(out, command);
}

static void fish(struct out *out)
{
	fputs(fish_head, out->to);
	shell_commands(fish_command, out);
	for (size_t i = 0; i < cli_globals_n; i++)
		out_line(out, "complete -c caseload -l %s%s -d \"%s\"", cli_globals[i].name,
			cli_globals[i].value == NULL		    ? ""
			: strcmp(cli_globals[i].value, "FILE") == 0 ? " -rF"
								    : " -x",
			cli_globals[i].text);
}

bool completion(struct out *out, const char *shell)
{
	if (strcmp(shell, "bash") == 0)
		bash(out);
	else if (strcmp(shell, "zsh") == 0)
		zsh(out);
	else if (strcmp(shell, "fish") == 0)
		fish(out);
	else
		return false;
	return true;
}
