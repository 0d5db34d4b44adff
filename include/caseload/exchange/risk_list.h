/* Risk lists: what general practice systems and risk tools export, read by content.
 *
 * The header row is found by its column names, wherever it stands; lines before it give the title
 * and the run date, lines after the last person are a footer. Shapes: "emis", "systmone", "acg",
 * "plain" (snake_case names), "excel" (tabs or UTF-16, as a spreadsheet saves it), "other".
 * Comparing with the store is not done here.
 *
 * Nothing is guessed. A file whose dates could be read day first or month first is refused with
 * the field "date_order" until options.order answers. A run date or an instrument that the file
 * does not give is left open (ask_run_date, ask_instrument) until options answer. */
#ifndef CASELOAD_EXCHANGE_RISK_LIST_H
#define CASELOAD_EXCHANGE_RISK_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/base/arena.h>
#include <caseload/base/date.h>
#include <caseload/base/err.h>
#include <caseload/base/shape.h>
#include <caseload/exchange/note.h>
#include <caseload/exchange/source.h>
#include <caseload/nhs_number.h>

enum date_order {
	DATE_ORDER_UNKNOWN, /* as the file shows it; asked for where it does not */
	DATE_ORDER_DMY,
	DATE_ORDER_MDY,
};

struct risk_list_options {
	struct date today; /* births may not lie after it; DATE_NONE: after the run date */
	struct date as_of; /* the run date, where a person gave it: goes before the file's own */
	const char *instrument; /* id or name for scores whose instrument the file does not name */
	enum date_order order;
};

/* The instrument of a score: one the product knows by id, or an outside tool on its own scale. */
struct risk_list_tool {
	const char *id;	   /* "efi", "acg_injury_hosp", "tool_phm_score"; NULL: must be asked for */
	const char *name;  /* as the file calls it, or our name for it */
	const char *scale; /* "0 to 1", "probability 0 to 1", "percent", "as given by the tool" */
	bool outside;	   /* not one of ours: recorded, never computed */
	struct score least, most; /* of a published instrument's scale; else not set */
	const char *off_scale; /* the sentence for a score outside; NULL where they are not set */
};

struct risk_list_score {
	size_t line; /* the person's own, or that of a continuation row */
	const struct risk_list_tool *tool;
	struct score value;
	bool percent;	       /* written with a percent sign: 7.6% is 7.6, never 0.076 */
	struct date scored_on; /* the run date where the list has no column for it; may be unset */
	const char *band;      /* the file's own words ("Severe", "3 Moderate"), or NULL */
	const char *version;   /* of the tool, as the file names it, or NULL */
	const char *scale;     /* the one the file gives, "0 to 100, higher is worse"; or NULL */
};

enum { RISK_LIST_ADDRESS = 5 };

/* One person. Text is UTF-8 in NFC, trimmed, without controls; NULL where the file says nothing. */
struct risk_list_row {
	size_t line;
	char nhs_number[NHS_NUMBER_SIZE]; /* ten digits that pass modulus 11 */
	const char *title, *family, *given, *preferred;
	struct date birth_date; /* may be unset */
	int age;		/* as the file gives it, -1 where it does not */
	const char *gender;	/* person stated gender: "1" male, "2" female, "9", "X"; or NULL */
	const char *address[RISK_LIST_ADDRESS]; /* from the top, without gaps */
	const char *postcode;			/* upper case, one blank: "DE8 1QT" */
	const char *home_phone, *mobile_phone, *work_phone, *email;
	const char *practice_code, *practice_name;
	const char *usual_gp, *usual_gp_code;
	const char *emis_number; /* other identifiers, schemes "emis" and "local" */
	const char *local_id;
	struct risk_list_score *scores;
	size_t n_scores, scores_room;
};

struct risk_list {
	const char *shape;
	const char *encoding; /* as in struct source */
	char delimiter;
	const char *title; /* the first line before the header, or NULL */
	size_t header_line;
	enum date_order order; /* UNKNOWN where no date of the file needs one */
	struct date run_date;
	const char *run_date_from; /* "given", "file", "scores" (the latest date scored), or NULL */
	bool ask_run_date;
	bool ask_instrument;
	struct risk_list_tool **tools; /* every tool met, in the order met */
	size_t n_tools, tools_room;
	size_t n_people;  /* rows handed on */
	size_t n_records; /* records after the header that name a person, refused ones included */
	struct row_notes refused, repaired;
	struct risk_list_row *rows; /* risk_list_read() only */
};

/* Callbacks of risk_list_each(); any may be NULL. */
struct risk_list_sink {
	void *data;
	/* Once, before the first row: shape, run date, what must be asked; the tools are those that
	 * the headings name. False stops with the err the callback set, here and below. */
	bool (*head)(void *data, const struct risk_list *list, struct err *err);
	/* The row and its text live until the callback returns; the tools live in the arena. */
	bool (*row)(void *data, const struct risk_list_row *row, struct err *err);
	/* Now and then, and at the end; false cancels (ERR_CANCELLED). */
	bool (*progress)(void *data, size_t rows, size_t bytes_done, size_t bytes_total);
};

/* The whole file is surveyed before the first row is handed on, so a file that is refused as a
 * whole (cut short, quote never closed, no NHS Number column, ambiguous dates) gives no rows.
 * Notes and tools go into `arena`. A row that is refused is in out->refused, once. */
bool risk_list_each(const struct source *source, const struct risk_list_options *options,
	const struct risk_list_sink *sink, struct arena *arena, struct risk_list *out,
	struct err *err);

/* All rows at once, in the arena: for previews and lists of ordinary size. */
bool risk_list_read(const struct source *source, const struct risk_list_options *options,
	struct arena *arena, struct risk_list *out, struct err *err);

/* The tool a name or id stands for; a name we do not know gives an outside tool "tool_...". */
struct risk_list_tool *risk_list_tool(const char *name, struct arena *arena);

#endif
