#include <string.h>
#include <strings.h>

#include <caseload/base/str.h>

#include "risk_reader.h"

enum { HEADER_WITHIN = 100 }; /* records */

/* What the numeric dates of a file say about its order; each is the first line that says so. */
struct order_evidence {
	size_t day_first, month_first, either;
};

struct survey {
	struct order_evidence order;
	struct cell_date run;
	size_t run_line;
	long population;       /* people the preamble promises, -1 where it does not */
	struct date newest[2]; /* date scored, read day first and month first */
	bool unnamed;	       /* a score without instrument */
};

struct csv_cell risk_cell(const struct csv *record, int column)
{
	if (column < 0 || (size_t)column >= record->n)
		return (struct csv_cell){"", 0};
	return cell_trim(record->cells[column]);
}

static bool is_sentence(struct csv_cell cell)
{
	bool letter = false, blank = false;

	for (size_t i = 0; i < cell.length; i++) {
		letter = letter || ((cell.text[i] | 0x20) >= 'a' && (cell.text[i] | 0x20) <= 'z');
		blank = blank || cell.text[i] == ' ';
	}
	return letter && blank;
}

enum record_kind risk_record_kind(const struct risk_reader *reader, const struct csv *record)
{
	const struct risk_columns *columns = &reader->columns;
	struct csv_cell nhs = risk_cell(record, columns->person[COL_NHS_NUMBER]);
	size_t filled = 0;
	bool outside_scores = false;

	if (nhs.length > 0 && nhs.text[0] >= '0' && nhs.text[0] <= '9')
		return RECORD_PERSON;
	if (nhs.length > 0 && risk_columns_is_nhs_number(nhs))
		return RECORD_HEADER;
	for (size_t i = 0; i < record->n; i++) {
		if (cell_trim(record->cells[i]).length == 0)
			continue;
		filled++;
		outside_scores = outside_scores || !columns->in_score[i];
	}
	if (filled == 0)
		return RECORD_BLANK;
	if (filled == 1 && is_sentence(cell_trim(record->cells[0])))
		return RECORD_FOOTER;
	if (!outside_scores && strcmp(reader->out->shape, "emis") == 0)
		return RECORD_CONTINUATION;
	return RECORD_PERSON;
}

static void weigh_date(struct order_evidence *order, const struct cell_date *date, size_t line)
{
	size_t *which = &order->either;

	if (date->form != CELL_DATE_NUMERIC || date->first == date->second)
		return;
	if (date->first > 12 && date->second > 12)
		return;
	if (date->first > 12)
		which = &order->day_first;
	else if (date->second > 12)
		which = &order->month_first;
	if (*which == 0)
		*which = line;
}

/* --- before the header ------------------------------------------------------------------------ */

static bool cell_begins(struct csv_cell cell, const char *label)
{
	size_t n = strlen(label);

	return cell.length >= n && strncasecmp(cell.text, label, n) == 0;
}

/* "Exported 15/09/2026", or "Last Run:" with the date in a later cell. */
static void look_for_run_date(const struct csv *record, struct survey *survey)
{
	static const char *const labels[] = {"last run", "exported", "run date", "report date",
		"date of report", "date run", "extracted", "extract date", "as at", "run on"};
	struct csv_cell first = risk_cell(record, 0);

	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		struct csv_cell rest = first;

		if (!cell_begins(first, labels[i]))
			continue;
		rest.text += strlen(labels[i]);
		rest.length -= strlen(labels[i]);
		while (rest.length > 0 && (*rest.text < '0' || *rest.text > '9'))
			rest.text++, rest.length--;
		for (size_t cell = 1; rest.length == 0 && cell < record->n; cell++)
			rest = cell_trim(record->cells[cell]);
		if (rest.length == 0)
			continue;
		survey->run = cell_date_scan(rest);
		survey->run_line = record->line;
		weigh_date(&survey->order, &survey->run, record->line);
		return;
	}
}

static void look_for_population(const struct csv *record, struct survey *survey)
{
	if (!cell_begins(risk_cell(record, 0), "population count"))
		return;
	for (size_t i = 1; i < record->n; i++) {
		struct csv_cell cell = cell_trim(record->cells[i]);
		long n = 0;

		for (size_t at = 0; at < cell.length && at < 9; at++) {
			if (cell.text[at] < '0' || cell.text[at] > '9')
				return;
			n = n * 10 + (cell.text[at] - '0');
		}
		if (cell.length > 0) {
			survey->population = n;
			return;
		}
	}
}

static void read_preamble(
	struct risk_reader *reader, const struct csv *record, struct survey *survey)
{
	struct csv_cell first = risk_cell(record, 0);
	bool repaired = false;

	if (survey->run.form == CELL_DATE_NONE)
		look_for_run_date(record, survey);
	look_for_population(record, survey);
	if (reader->out->title == NULL && survey->run.form == CELL_DATE_NONE)
		reader->out->title = cell_text(first, &repaired, reader->arena);
}

static bool find_header(
	struct risk_reader *reader, char delimiter, struct survey *survey, struct err *err)
{
	struct csv csv;
	bool found = false;

	reader->out->title = NULL;
	*survey = (struct survey){.population = -1};
	csv_open(&csv, reader->source->text, reader->source->length, delimiter);
	for (size_t i = 0; i < HEADER_WITHIN && !found && csv_next(&csv, err) == 1; i++) {
		found = risk_columns_read(&csv, &reader->columns, reader->arena);
		if (found) {
			reader->out->delimiter = delimiter;
			reader->out->header_line = csv.line;
			reader->body = csv.at;
			reader->body_line = csv.next_line;
		} else {
			read_preamble(reader, &csv, survey);
		}
	}
	csv_close(&csv);
	return found;
}

/* The delimiter is the one with which a header can be found. */
static bool find_layout(struct risk_reader *reader, struct survey *survey, struct err *err)
{
	static const char delimiters[] = ",\t;|";
	struct err first = {.code = ERR_NONE};
	bool found = false;

	for (size_t i = 0; i < sizeof(delimiters) - 1 && !found; i++) {
		struct err why = {.code = ERR_NONE};

		found = find_header(reader, delimiters[i], survey, &why);
		if (!found && first.code == ERR_NONE)
			first = why;
	}
	if (!found && first.code != ERR_NONE) {
		if (err != NULL)
			*err = first;
		return false;
	}
	if (!found)
		return err_set(err, ERR_INVALID, "nhs_number",
			"No line of the file names an NHS Number column. Export the list with its "
			"column names, one of them \"NHS Number\".");
	if (reader->columns.n_scores == 0)
		return err_set(err, ERR_INVALID, "score",
			"The column names on line %zu do not include a risk score. Export the list "
			"with the score, headed \"Score\" or by the name of the risk tool.",
			reader->out->header_line);
	reader->out->shape = risk_columns_shape(
		&reader->columns, reader->out->delimiter, reader->source->encoding);
	return true;
}

/* --- after the header ------------------------------------------------------------------------- */

static void note_newest(struct survey *survey, const struct cell_date *scan)
{
	static const enum date_order orders[] = {DATE_ORDER_DMY, DATE_ORDER_MDY};

	for (int i = 0; i < 2; i++) {
		struct date d = cell_date_value(scan, orders[i]);

		if (date_is_set(d) &&
			(!date_is_set(survey->newest[i]) || date_compare(d, survey->newest[i]) > 0))
			survey->newest[i] = d;
	}
}

static void survey_scores(
	struct risk_reader *reader, const struct csv *record, struct survey *survey)
{
	for (size_t i = 0; i < reader->columns.n_scores; i++) {
		const struct score_columns *group = &reader->columns.scores[i];
		struct csv_cell score = risk_cell(record, group->score);
		struct cell_date date;

		if (score.length == 0)
			continue;
		reader->percent[i] = reader->percent[i] || score.text[score.length - 1] == '%';
		if (group->tool == NULL && risk_cell(record, group->instrument).length == 0)
			survey->unnamed = true;
		date = cell_date_scan(risk_cell(record, group->scored_on));
		weigh_date(&survey->order, &date, record->line);
		note_newest(survey, &date);
	}
}

/* A file that stops in the middle of its last line has lost more than that. */
static bool check_end(struct risk_reader *reader, const struct csv *last, enum record_kind kind,
	const struct survey *survey, struct err *err)
{
	if (reader->out->n_records == 0)
		return err_set(err, ERR_INVALID, "file",
			"The file names its columns on line %zu but lists nobody. Export the list "
			"again.",
			reader->out->header_line);
	if (!last->ended && kind >= RECORD_CONTINUATION && last->n < reader->columns.width)
		return err_set(err, ERR_INVALID, "file",
			"The file stops in the middle of line %zu: it was cut short. Export the "
			"list again.",
			last->line);
	if (survey->population > 0 && reader->out->n_records < (size_t)survey->population)
		return err_set(err, ERR_INVALID, "file",
			"The file says that it lists %ld people but holds %zu: it was cut short. "
			"Export the list again.",
			survey->population, reader->out->n_records);
	return true;
}

static bool survey_body(struct risk_reader *reader, struct survey *survey, struct err *err)
{
	enum record_kind kind = RECORD_BLANK;
	struct csv csv;
	int got;
	bool ok;

	csv_open(&csv, reader->body,
		(size_t)(reader->source->text + reader->source->length - reader->body),
		reader->out->delimiter);
	csv.next_line = reader->body_line;
	while ((got = csv_next(&csv, err)) == 1) {
		kind = risk_record_kind(reader, &csv);
		if (kind != RECORD_PERSON && kind != RECORD_CONTINUATION)
			continue;
		survey_scores(reader, &csv, survey);
		if (kind == RECORD_PERSON) {
			struct cell_date birth = cell_date_scan(
				risk_cell(&csv, reader->columns.person[COL_BIRTH_DATE]));

			reader->out->n_records++;
			weigh_date(&survey->order, &birth, csv.line);
		}
	}
	ok = got == 0 && check_end(reader, &csv, kind, survey, err);
	csv_close(&csv);
	return ok;
}

static bool settle_order(
	struct risk_reader *reader, const struct order_evidence *order, struct err *err)
{
	enum date_order asked = reader->options.order;

	if (order->day_first > 0 && order->month_first > 0 && asked == DATE_ORDER_UNKNOWN)
		return err_set(err, ERR_INVALID, "date_order",
			"The date on line %zu has the day first and the one on line %zu the month. "
			"A spreadsheet may have changed some of them; export the list again, or "
			"say which comes first, for example --date-order dmy.",
			order->day_first, order->month_first);
	if (asked == DATE_ORDER_DMY && order->day_first == 0 && order->month_first > 0)
		return err_set(err, ERR_INVALID, "date_order",
			"The dates were said to have the day first, but the one on line %zu can "
			"only have the month first. Look at the file and say which comes first.",
			order->month_first);
	if (asked == DATE_ORDER_MDY && order->month_first == 0 && order->day_first > 0)
		return err_set(err, ERR_INVALID, "date_order",
			"The dates were said to have the month first, but the one on line %zu can "
			"only have the day first. Look at the file and say which comes first.",
			order->day_first);
	reader->out->order = asked;
	if (asked != DATE_ORDER_UNKNOWN)
		return true;
	if (order->month_first > 0)
		return err_set(err, ERR_INVALID, "date_order",
			"The dates in this file have the month first, as the one on line %zu "
			"shows. Say that the month comes first with --date-order mdy, or export "
			"the list with the day first.",
			order->month_first);
	if (order->day_first == 0 && order->either > 0)
		return err_set(err, ERR_INVALID, "date_order",
			"The date on line %zu could have the day first or the month first, and no "
			"date in the file settles it. Say which comes first: --date-order dmy for "
			"the day, mdy for the month.",
			order->either);
	if (order->day_first > 0)
		reader->out->order = DATE_ORDER_DMY;
	return true;
}

static bool settle_run_date(
	struct risk_reader *reader, const struct survey *survey, struct err *err)
{
	struct risk_list *out = reader->out;

	if (date_is_set(reader->options.as_of)) {
		out->run_date = reader->options.as_of;
		out->run_date_from = "given";
	} else if (survey->run.form != CELL_DATE_NONE) {
		out->run_date = cell_date_value(&survey->run, out->order);
		out->run_date_from = "file";
		if (!date_is_set(out->run_date))
			return err_set(err, ERR_INVALID, "as_of",
				"The run date on line %zu is not a date. Say which day the list "
				"was run.",
				survey->run_line);
	} else {
		out->run_date = survey->newest[out->order == DATE_ORDER_MDY];
		out->run_date_from = date_is_set(out->run_date) ? "scores" : NULL;
		out->ask_run_date = !date_is_set(out->run_date);
	}
	reader->latest = out->run_date;
	if (date_is_set(reader->options.today) &&
		(!date_is_set(reader->latest) ||
			date_compare(reader->options.today, reader->latest) > 0))
		reader->latest = reader->options.today;
	return true;
}

bool risk_survey(struct risk_reader *reader, struct err *err)
{
	struct survey survey;

	if (!find_layout(reader, &survey, err) || !survey_body(reader, &survey, err) ||
		!settle_order(reader, &survey.order, err) || !settle_run_date(reader, &survey, err))
		return false;
	reader->out->ask_instrument = survey.unnamed && text_is_blank(reader->options.instrument);
	return true;
}
