/* The printing service of this computer: lpstat says which printers there are, lp takes the pages. */
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include <caseload/base/utf8.h>

#include "inside.h"
#include "paper.h"

enum { SEND_PATIENCE_MS = 30000, ASK_PATIENCE_MS = 10000, NAMED_MOST = 8, WHY_MOST = 120 };

static const char *program(const struct call *call, const char *name)
{
	const char *other = program_elsewhere(call, "CASELOAD_LP");
	const char *path =
		arena_printf(call->arena, "%s/%s", other != NULL ? other : "/usr/bin", name);

	return access(path, X_OK) == 0 ? path : NULL;
}

static bool no_printing(struct err *err)
{
	return err_set(err, ERR_INVALID, "printer",
		"This computer cannot print: install cups-client and set up a printer, or write a "
		"file (on screen f, in the shell --to FILE).");
}

/* ---- which there are ---- */

static bool ask(struct call *call, const char *lpstat, char *const argv[], const char **said,
	struct err *err)
{
	struct str out = {0}, errors = {0};
	int status = program_feed(lpstat, argv, "", 0, ASK_PATIENCE_MS, &out, &errors);
	const char *why = program_said(&errors, call->arena);

	*said = arena_strdup(call->arena, str_text(&out));
	str_free(&out);
	str_free(&errors);
	/* It also fails where there is simply no printer. */
	if (status == 0 || (*said)[0] != '\0' || strstr(why, "No destinations") != NULL ||
		strstr(why, "no destinations") != NULL)
		return true;
	return err_set(err, ERR_IO, "printer",
		"The printing service of this computer does not answer%s%s. Nothing was printed. "
		"Ask whoever looks after this computer, or write a file.",
		why[0] != '\0' ? ": " : "", why);
}

bool printers_list(struct call *call, struct printer **out, size_t *n, struct err *err)
{
	char *const argv[] = {(char *)"lpstat", (char *)"-d", (char *)"-a", (char *)"-p", NULL};
	const char *said, *lpstat = program(call, "lpstat");

	*out = NULL;
	*n = 0;
	if (program(call, "lp") == NULL || lpstat == NULL)
		return no_printing(err);
	if (!ask(call, lpstat, argv, &said, err))
		return false;
	*out = printers_read(said, call->arena, n);
	return true;
}

/* Printers on the network that nobody set up here have a name too, and no state. */
static bool is_on_the_network(struct call *call, const char *printer)
{
	char *const argv[] = {(char *)"lpstat", (char *)"-e", NULL};
	const char *lpstat = program(call, "lpstat"), *said = "";
	size_t length = strcspn(printer, "/");

	if (lpstat == NULL || !ask(call, lpstat, argv, &said, NULL))
		return false;
	for (; *said != '\0'; said += strcspn(said, "\n") + (said[strcspn(said, "\n")] != '\0'))
		if (strcspn(said, " \t\n") == length && strncasecmp(said, printer, length) == 0)
			return true;
	return false;
}

static const char *names_of(const struct printer *printers, size_t n, struct arena *arena)
{
	struct str names = {0};

	for (size_t i = 0; i < n && i < NAMED_MOST; i++)
		str_addf(&names, "%s%s", i > 0 ? ", " : "", printers[i].name);
	if (n > NAMED_MOST)
		str_addf(&names, " and %zu more (caseload print printers)", n - NAMED_MOST);
	const char *copy = arena_strdup(arena, str_text(&names));
	str_free(&names);
	return copy;
}

static bool is_no_printer(struct call *call, const char *name, const struct printer *printers,
	size_t n, struct err *err)
{
	if (n == 0)
		return err_set(err, ERR_INVALID, "printer",
			"%s is not a printer here: this computer has none. Write a file, or ask "
			"for one to be set up.",
			name);
	return err_set(err, ERR_INVALID, "printer", "%s is not a printer here. There are: %s.",
		name, names_of(printers, n, call->arena));
}

static bool takes_pages(const struct printer *printer, struct err *err)
{
	if (!printer->accepts)
		return err_set(err, ERR_INVALID, "printer",
			"%s %s, so nothing was sent. Choose another printer.", printer->name,
			printer->state);
	if (!printer->runs)
		return err_set(err, ERR_INVALID, "printer",
			"%s is %s: pages would lie in its queue until somebody starts it. Choose "
			"another printer.",
			printer->name, printer->state);
	return true;
}

bool printer_is_there(struct call *call, const char **printer, struct err *err)
{
	const struct printer *found = NULL;
	struct printer *printers;
	size_t n;

	if (*printer != NULL && !printer_name_is_sound(*printer))
		return err_set(err, ERR_INVALID, "printer",
			"That is not the name of a printer. caseload print printers lists those "
			"there are.");
	/* Without lpstat lp has to find out by itself. */
	if (program(call, "lp") != NULL && program(call, "lpstat") == NULL)
		return true;
	if (!printers_list(call, &printers, &n, err))
		return false;
	if (*printer != NULL) {
		found = printers_find(printers, n, *printer);
		if (found == NULL && is_on_the_network(call, *printer))
			return true;
		return found != NULL ? takes_pages(found, err)
				     : is_no_printer(call, *printer, printers, n, err);
	}
	for (size_t i = 0; i < n && found == NULL; i++)
		found = printers[i].usual ? &printers[i] : NULL;
	if (found == NULL)
		return err_set(err, ERR_INVALID, "printer",
			n == 0 ? "This computer has no printer. Write a file (--to FILE), or ask "
				 "for one to be set up.%s"
			       : "No printer is the usual one. Name one: there are %s.",
			names_of(printers, n, call->arena));
	*printer = found->name;
	return takes_pages(found, err);
}

/* ---- away ---- */

static bool has_no_room(const char *why)
{
	return strcasestr(why, "no space") != NULL || strstr(why, "Too many") != NULL ||
	       strstr(why, "quota") != NULL;
}

static bool refused(const char *printer, int status, const char *why, struct err *err)
{
	const char *gap = why[0] != '\0' ? ": " : "";

	if (status == PROGRAM_ENDED)
		return err_set(err, ERR_UNKNOWN, "printer",
			"%s did not answer%s%s, so it may print or not: look there first.", printer,
			gap, why);
	if (has_no_room(why))
		return err_set(err, ERR_FULL, "printer",
			"There is no room left where pages wait for %s%s%s. Nothing was printed. "
			"Tell whoever looks after the printers.",
			printer, gap, why);
	return err_set(err, ERR_IO, "printer",
		"%s did not take it%s%s. Choose another printer, or write a file: --to FILE.",
		printer, gap, why);
}

bool printer_send(struct call *call, const char *printer, int64_t copies, bool one_sided,
	const char *title, const struct str *bytes, struct err *err)
{
	enum { ARGS_MOST = 11 };
	const char *lp = program(call, "lp");
	const char *argv[ARGS_MOST] = {"lp"};
	struct str out = {0}, said = {0};
	size_t n = 1;

	if (lp == NULL)
		return no_printing(err);
	if (printer != NULL) {
		argv[n++] = "-d";
		argv[n++] = printer;
	}
	argv[n++] = "-n";
	argv[n++] = arena_printf(call->arena, "%" PRId64, copies);
	if (one_sided) {
		argv[n++] = "-o";
		argv[n++] = "sides=one-sided";
	}
	argv[n++] = "-t";
	argv[n++] = title;
	argv[n] = "--";
	int status = program_feed(lp, (char *const *)argv, str_text(bytes), bytes->length,
		SEND_PATIENCE_MS, &out, &said);
	/* What has to be done now stands behind it, and must not be cut off. */
	const char *why = utf8_clip(call->arena, program_said(&said, call->arena), WHY_MOST, false);

	str_free(&out);
	str_free(&said);
	return status == 0 || refused(printer != NULL ? printer : "The printer", status, why, err);
}
