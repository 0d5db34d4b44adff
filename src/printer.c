#include <caseload/printer.h>

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

static const struct field printer_fields[] = {
	FIELD(TEXT, printer, name),
	FIELD(BOOL, printer, usual),
	FIELD(BOOL, printer, accepts),
	FIELD(BOOL, printer, runs),
	FIELD(TEXT, printer, state),
};
const struct shape printer_shape = SHAPE(printer, printer_fields);

enum { NAME_MOST = 127, REASON_MOST = 80 };

bool printer_name_is_sound(const char *name)
{
	static const char allowed[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.@/:+";
	size_t length = strlen(name);

	return length > 0 && length <= NAME_MOST && name[0] != '-' && name[0] != '/' &&
	       name[strspn(name, allowed)] == '\0';
}

static bool same_queue(const char *name, const char *queue)
{
	size_t length = strcspn(name, "/");

	return strlen(queue) == length && strncasecmp(name, queue, length) == 0;
}

const struct printer *printers_find(const struct printer *printers, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (same_queue(name, printers[i].name))
			return &printers[i];
	return NULL;
}

/* ---- what lpstat says ---- */

struct reading {
	struct arena *arena;
	struct printer *list;
	size_t n, room;
	char *usual;
	struct printer *last; /* whose reason the next line may say */
	bool stopped;	      /* that reason is why it does not run */
};

static struct printer *named(struct reading *reading, const char *name, size_t length)
{
	char *copy = arena_strndup(reading->arena, name, length);

	for (size_t i = 0; i < reading->n; i++)
		if (strcmp(reading->list[i].name, copy) == 0)
			return &reading->list[i];
	struct printer *printer = arena_push(
		reading->arena, &reading->list, &reading->n, &reading->room, sizeof(*printer));
	*printer = (struct printer){.name = copy, .accepts = true, .runs = true, .state = "idle"};
	return printer;
}

/* "Northfield-2 accepting requests since Thu 12 Mar 2026" */
static bool read_accepts(struct reading *reading, const char *line)
{
	size_t length = strcspn(line, " ");
	const char *rest = line + length;
	bool takes = text_starts(rest, " accepting requests");

	if (!takes && !text_starts(rest, " not accepting requests"))
		return false;
	reading->last = named(reading, line, length);
	reading->last->accepts = takes;
	reading->stopped = false;
	if (!takes)
		reading->last->state = "takes nothing";
	return true;
}

/* "printer Northfield-2 is idle.  enabled since ...", "printer X now printing X-12.  enabled ...",
 * "printer X disabled since ... -" and the reason on the next line. */
static bool read_runs(struct reading *reading, const char *line)
{
	const char *rest;

	if (!text_starts(line, "printer "))
		return false;
	line += strlen("printer ");
	rest = line + strcspn(line, " ");
	reading->last = named(reading, line, (size_t)(rest - line));
	reading->last->runs = !text_starts(rest, " disabled");
	reading->stopped = !reading->last->runs;
	if (reading->stopped && reading->last->accepts)
		reading->last->state = "stopped";
	else if (text_starts(rest, " now printing") && reading->last->accepts)
		reading->last->state = "printing";
	return true;
}

static void read_reason(struct reading *reading, const char *line)
{
	struct printer *printer = reading->last;
	char *safe = safe_text(reading->arena, line, strlen(line), false, NULL);

	while (*safe == ' ')
		safe++;
	if (printer == NULL || *safe == '\0' || strcmp(safe, "reason unknown") == 0 ||
		(printer->accepts && !reading->stopped) || strchr(printer->state, ':') != NULL)
		return;
	printer->state = arena_printf(reading->arena, "%s: %s", printer->state,
		utf8_clip(reading->arena, safe, REASON_MOST, false));
}

static void read_line(struct reading *reading, const char *line)
{
	static const char usual[] = "system default destination: ";

	if (text_starts(line, usual))
		reading->usual = arena_strdup(reading->arena, line + sizeof(usual) - 1);
	else if (*line == '\t' || *line == ' ')
		read_reason(reading, line);
	else if (!read_accepts(reading, line) && !read_runs(reading, line))
		reading->last = NULL;
}

struct printer *printers_read(const char *lpstat, struct arena *arena, size_t *n)
{
	struct reading reading = {.arena = arena};

	for (const char *at = lpstat; *at != '\0';) {
		size_t length = strcspn(at, "\n");

		read_line(&reading, arena_strndup(arena, at, length));
		at += length + (at[length] == '\n');
	}
	for (size_t i = 0; reading.usual != NULL && i < reading.n; i++)
		reading.list[i].usual = same_queue(reading.usual, reading.list[i].name);
	*n = reading.n;
	return reading.list;
}
