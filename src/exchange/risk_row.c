#include "risk_row.h"

#include <string.h>
#include <strings.h>

enum { OLDEST_BIRTH = 1900, AGE_MAX = 130 };

static struct arena *notes_arena(const struct row_reader *r)
{
	return r->reader->arena;
}

void row_repaired(struct row_reader *r, size_t line, const char *field, const char *reason)
{
	note_add(&r->reader->out->repaired, notes_arena(r), line, field, reason);
}

static const char *date_refusal(const struct cell_date *scan)
{
	if (scan->form == CELL_DATE_NO_CENTURY)
		return "Date has a year of two digits. Export the list with years in four digits.";
	if (scan->form == CELL_DATE_BAD)
		return "Date is not in a form we know. Write it as 02-Mar-1974 or 1974-03-02.";
	return "There is no such day in the calendar. Check the date against the record.";
}

static const char *read_date(struct row_reader *r, struct csv_cell cell, size_t line,
	const char *field, struct date *out)
{
	struct cell_date scan = cell_date_scan(cell);
	char shown[DATE_SHOWN_SIZE];

	r->field = field;
	*out = cell_date_value(&scan, r->reader->out->order);
	if (scan.form == CELL_DATE_NONE)
		return NULL;
	if (!date_is_set(*out))
		return date_refusal(&scan);
	if (date_is_set(r->reader->latest) && date_compare(*out, r->reader->latest) > 0)
		return strcmp(field, "birth_date") == 0
			       ? "Date of birth lies in the future. Check it against the record."
			       : "Date lies in the future. Check it against the record.";
	if (scan.form == CELL_DATE_SERIAL)
		row_repaired(r, line, field,
			arena_printf(notes_arena(r),
				"Date was an Excel day number, %ld, and was read as %s. Check it "
				"against the record.",
				scan.serial, date_show(*out, shown)));
	return NULL;
}

static const char *read_birth(
	struct row_reader *r, struct csv_cell cell, size_t line, struct date *out)
{
	const char *reason = read_date(r, cell, line, "birth_date", out);

	if (reason == NULL && date_is_set(*out) && out->year < OLDEST_BIRTH)
		return "Date of birth lies before 1900. Check it against the record.";
	return reason;
}

static bool starts_with(struct csv_cell cell, const char *word)
{
	size_t n = strlen(word);

	return cell.length >= n && strncasecmp(cell.text, word, n) == 0;
}

/* Lists here put the highest first: a tool that counts downwards would stand on its head. */
static const char *read_direction(struct row_reader *r, struct csv_cell cell, const char **out)
{
	r->field = "direction";
	*out = "";
	if (cell.length == 0)
		return NULL;
	if (starts_with(cell, "low"))
		return "On this tool lower scores are worse, and lists are sorted the highest "
		       "first. Ask for the list on a scale on which higher is worse.";
	if (!starts_with(cell, "high"))
		return "Direction is neither \"higher is worse\" nor \"lower is worse\". Write one "
		       "of them.";
	*out = "higher is worse";
	return NULL;
}

/* The tool's own scale, where the list gives it: kept as it is, and the score must lie on it. */
static const char *read_scale(
	struct row_reader *r, const struct csv *csv, size_t group, struct risk_list_score *out)
{
	const struct score_columns *columns = &r->reader->columns.scores[group];
	char shown[2][SCORE_SIZE];
	struct score ends[2] = {0};
	const char *direction, *reason;
	bool percent;

	for (int i = 0; i < 2; i++) {
		struct csv_cell cell = risk_cell(csv, i == 0 ? columns->low : columns->high);
		r->field = i == 0 ? "scale_minimum" : "scale_maximum";
		if (cell.length > 0 && (reason = cell_score(cell, &ends[i], &percent)) != NULL)
			return reason;
	}
	if ((ends[0].set && score_compare(out->value, ends[0]) < 0) ||
		(ends[1].set && score_compare(out->value, ends[1]) > 0)) {
		r->field = "score";
		return "Score lies outside the scale that the list gives for it. Check both.";
	}
	reason = read_direction(r, risk_cell(csv, columns->direction), &direction);
	if (reason != NULL)
		return reason;
	if (ends[0].set && ends[1].set)
		out->scale = arena_printf(r->text, "%s to %s%s%s", score_show(ends[0], shown[0]),
			score_show(ends[1], shown[1]), *direction != '\0' ? ", " : "", direction);
	else if (*direction != '\0')
		out->scale = direction;
	return NULL;
}

static const char *read_score(
	struct row_reader *r, const struct csv *csv, size_t group, struct risk_list_score *out)
{
	const struct score_columns *columns = &r->reader->columns.scores[group];
	bool cleaned = false;
	const char *reason;

	r->field = "score";
	out->line = csv->line;
	reason = cell_score(risk_cell(csv, columns->score), &out->value, &out->percent);
	if (reason != NULL)
		return reason;
	r->field = "instrument";
	out->tool =
		risk_tools_find(&r->tools, r->reader, group, risk_cell(csv, columns->instrument));
	if (out->tool == NULL)
		return "The file names too many instruments for this one to be one. Check the "
		       "column.";
	r->field = "score";
	reason = risk_tool_refuses(out->tool, out->value, out->percent, r->reader->percent[group]);
	if (reason != NULL)
		return reason;
	reason = read_date(
		r, risk_cell(csv, columns->scored_on), csv->line, "scored_on", &out->scored_on);
	if (reason != NULL)
		return reason;
	/* A column of dates with nothing in it says that nobody knows when this was. */
	if (!date_is_set(out->scored_on) && columns->scored_on >= 0)
		return "There is no date for this score, though the list has a column for it.";
	if (!date_is_set(out->scored_on))
		out->scored_on = r->reader->out->run_date;
	if (date_is_set(r->reader->out->run_date) &&
		date_compare(out->scored_on, r->reader->out->run_date) > 0)
		return "The score is dated after the day of the list. Check both dates.";
	out->band = cell_text(risk_cell(csv, columns->band), &cleaned, r->text);
	out->version = cell_text(risk_cell(csv, columns->version), &cleaned, r->text);
	return read_scale(r, csv, group, out);
}

const char *row_read_scores(struct row_reader *r, const struct csv *csv, struct risk_list_row *row)
{
	for (size_t i = 0; i < r->reader->columns.n_scores; i++) {
		struct risk_list_score score = {0}, *added;
		const char *reason;

		if (risk_cell(csv, r->reader->columns.scores[i].score).length == 0)
			continue;
		reason = read_score(r, csv, i, &score);
		if (reason != NULL)
			return reason;
		added = arena_push(
			r->text, &row->scores, &row->n_scores, &row->scores_room, sizeof(*added));
		*added = score;
	}
	return NULL;
}

static struct csv_cell person_cell(
	const struct row_reader *r, const struct csv *csv, enum column column)
{
	return risk_cell(csv, r->reader->columns.person[column]);
}

static const char *read_text(
	struct row_reader *r, const struct csv *csv, enum column column, const char *field)
{
	bool cleaned = false;
	const char *text = cell_text(person_cell(r, csv, column), &cleaned, r->text);

	if (cleaned)
		row_repaired(
			r, csv->line, field, "Control characters or hidden marks were taken out.");
	return text;
}

static const char *read_names(
	struct row_reader *r, const struct csv *csv, struct risk_list_row *row)
{
	const char *reason;

	r->field = "family";
	reason = cell_name(person_cell(r, csv, COL_FAMILY), &row->family, r->text);
	if (reason != NULL)
		return reason;
	r->field = "given";
	reason = cell_name(person_cell(r, csv, COL_GIVEN), &row->given, r->text);
	if (reason != NULL)
		return reason;
	r->field = "preferred";
	reason = cell_name(person_cell(r, csv, COL_CALLING), &row->preferred, r->text);
	if (reason != NULL)
		return reason;
	row->title = read_text(r, csv, COL_TITLE, "title");
	return NULL;
}

static void read_age_and_gender(
	struct row_reader *r, const struct csv *csv, struct risk_list_row *row)
{
	struct csv_cell age = person_cell(r, csv, COL_AGE);
	bool known;

	row->age = -1;
	for (size_t i = 0; i < age.length && age.text[i] >= '0' && age.text[i] <= '9' && i < 3; i++)
		row->age = (row->age < 0 ? 0 : row->age) * 10 + (age.text[i] - '0');
	if (age.length > 0 && (row->age < 0 || row->age > AGE_MAX)) {
		row->age = -1;
		row_repaired(r, csv->line, "age", "Age is not a number of years and was left out.");
	}
	row->gender = cell_gender(person_cell(r, csv, COL_GENDER), &known);
	if (!known)
		row_repaired(r, csv->line, "gender",
			"Gender is not one of male, female, indeterminate or not known; it was "
			"read as not known.");
}

/* "Rose Cottage, 99 Vicarage Avenue, Derby" into lines; what does not fit stays on the last. */
static void split_address(struct row_reader *r, const char *whole, struct risk_list_row *row)
{
	size_t n = 0;

	while (*whole != '\0') {
		size_t length = n + 1 < RISK_LIST_ADDRESS ? strcspn(whole, ",") : strlen(whole);

		if (length > 0)
			row->address[n++] = arena_strndup(r->text, whole, length);
		whole += length;
		whole += strspn(whole, ", ");
	}
}

static void read_address(struct row_reader *r, const struct csv *csv, struct risk_list_row *row)
{
	static const enum column lines[RISK_LIST_ADDRESS] = {
		COL_HOUSE, COL_ROAD, COL_LOCALITY, COL_TOWN, COL_COUNTY};
	struct csv_cell postcode = person_cell(r, csv, COL_POSTCODE);
	const char *whole;
	size_t n = 0;

	for (size_t i = 0; i < RISK_LIST_ADDRESS; i++) {
		const char *line = read_text(r, csv, lines[i], "address");

		if (line != NULL)
			row->address[n++] = line;
	}
	whole = n == 0 ? read_text(r, csv, COL_ADDRESS, "address") : NULL;
	if (whole != NULL)
		split_address(r, whole, row);
	row->postcode = cell_postcode(postcode, r->text);
	if (postcode.length > 0 && row->postcode == NULL) {
		row->postcode = read_text(r, csv, COL_POSTCODE, "postcode");
		row_repaired(r, csv->line, "postcode",
			"Postcode does not look like one and was kept as it is written. Check it.");
	}
}

/* GP practices have a letter and five digits, those of the islands three letters and three digits.
 */
static bool practice_code(struct csv_cell cell, char out[static 7])
{
	int letters = 0;

	if (cell.length != 6)
		return false;
	for (int i = 0; i < 6; i++) {
		char c = cell.text[i];

		out[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
	}
	out[6] = '\0';
	while (letters < 6 && out[letters] >= 'A' && out[letters] <= 'Z')
		letters++;
	return (letters == 1 || letters == 3) &&
	       strspn(out + letters, "0123456789") == 6 - (size_t)letters;
}

static bool has_digit(struct csv_cell cell)
{
	for (size_t i = 0; i < cell.length; i++)
		if (cell.text[i] >= '0' && cell.text[i] <= '9')
			return true;
	return false;
}

static bool looks_like_code(struct csv_cell cell)
{
	return memchr(cell.text, ' ', cell.length) == NULL && has_digit(cell);
}

static const char *read_practice(
	struct row_reader *r, const struct csv *csv, struct risk_list_row *row)
{
	struct csv_cell code = person_cell(r, csv, COL_PRACTICE_CODE);
	struct csv_cell either = person_cell(r, csv, COL_PRACTICE);
	char text[7];

	row->practice_name = read_text(r, csv, COL_PRACTICE_NAME, "practice_name");
	row->usual_gp = read_text(r, csv, COL_USUAL_GP, "usual_gp");
	row->usual_gp_code = read_text(r, csv, COL_USUAL_GP_CODE, "usual_gp_code");
	if (code.length == 0 && either.length > 0) {
		if (looks_like_code(either))
			code = either;
		else
			row->practice_name = read_text(r, csv, COL_PRACTICE, "practice_name");
	}
	if (code.length == 0)
		return NULL;
	r->field = "practice_code";
	if (!practice_code(code, text))
		return "Practice code is not one: it has a letter and five digits, as C81009. "
		       "Check it.";
	row->practice_code = arena_strndup(r->text, text, 6);
	return NULL;
}

/* A comma that was not quoted moves all that follows one column to the right. */
static const char *check_width(const struct row_reader *r, const struct csv *csv)
{
	const struct risk_columns *columns = &r->reader->columns;

	for (size_t i = columns->width; i < csv->n; i++)
		if (cell_trim(csv->cells[i]).length > 0)
			return "The line has more cells than there are column names; a comma may "
			       "stand unquoted in one of them. Export the list again.";
	/* Spreadsheets leave out empty cells at the end of a line, but a score must be there. */
	for (size_t i = 0; i < columns->n_scores; i++)
		if ((size_t)columns->scores[i].score < csv->n)
			return NULL;
	return "The line ends before its score. Export the list again.";
}

const char *row_read_person(struct row_reader *r, const struct csv *csv, struct risk_list_row *row)
{
	const char *reason;

	r->field = "line";
	reason = check_width(r, csv);
	if (reason == NULL)
		reason = read_names(r, csv, row);
	if (reason == NULL)
		reason = read_birth(
			r, person_cell(r, csv, COL_BIRTH_DATE), csv->line, &row->birth_date);
	if (reason == NULL)
		reason = read_practice(r, csv, row);
	if (reason == NULL)
		reason = row_read_scores(r, csv, row);
	if (reason != NULL)
		return reason;
	read_age_and_gender(r, csv, row);
	read_address(r, csv, row);
	row->home_phone = read_text(r, csv, COL_HOME_PHONE, "home_phone");
	row->mobile_phone = read_text(r, csv, COL_MOBILE_PHONE, "mobile_phone");
	row->work_phone = read_text(r, csv, COL_WORK_PHONE, "work_phone");
	row->email = read_text(r, csv, COL_EMAIL, "email");
	row->emis_number = read_text(r, csv, COL_EMIS_NUMBER, "emis_number");
	row->local_id = read_text(r, csv, COL_LOCAL_ID, "local_id");
	return NULL;
}
