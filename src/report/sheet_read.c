/* Reading a written sheet. The input is not trusted: it is read strictly, within limits,
 * and every text passes safe_text() again on its way into the sheet. */
#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/report/sheet_block.h>

#include "sheet_line.h"

const char *const sheet_align_words[] = {"left", "right", "centre", NULL};
const char *const sheet_style_words[] = {"plain", "strong", "total", "group", NULL};
const char *const sheet_size_words[] = {"normal", "large", "largest", NULL};

enum { FIELDS_MAX = SHEET_COLUMNS_MAX + 2 };

#define VALUE_MOST 1000000000000L

struct reader {
	struct sheet *sheet;
	struct arena *arena;
	struct err *err;
	int number; /* of the line */
	const char *fields[FIELDS_MAX];
	size_t n; /* the word itself not counted */
	/* A table's columns are gathered until the first other line. */
	struct sheet_column columns[SHEET_COLUMNS_MAX];
	size_t n_columns;
	bool in_columns, in_table, in_chart, in_trend;
	bool ended;
};

#define refuse(r, ...) refuse_at((r), arena_printf((r)->arena, __VA_ARGS__))
static bool refuse_at(struct reader *r, const char *why)
{
	return err_set(r->err, ERR_INVALID, "sheet", "Line %d of the sheet cannot be read: %s.",
		r->number, why);
}

/* Undoes the escapes in place. */
static bool unescape(struct reader *r, char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		if (*from != '\\') {
			*to++ = *from;
			continue;
		}
		from++;
		if (*from == 'n')
			*to++ = '\n';
		else if (*from == 't')
			*to++ = '\t';
		else if (*from == '\\')
			*to++ = '\\';
		else
			return refuse(r, "a backslash must be followed by n, t or a backslash");
	}
	*to = '\0';
	return true;
}

static bool number(struct reader *r, size_t at, long low, long high, long *out)
{
	const char *text = r->fields[at];
	long value = 0;

	if (!*text || strlen(text) > 15)
		return refuse(r, "field %zu must be a number from %ld to %ld", at + 1, low, high);
	for (; *text; text++) {
		if (*text < '0' || *text > '9')
			return refuse(
				r, "field %zu must be a number from %ld to %ld", at + 1, low, high);
		value = value * 10 + (*text - '0');
	}
	if (value < low || value > high)
		return refuse(r, "field %zu must be a number from %ld to %ld", at + 1, low, high);
	*out = value;
	return true;
}

static bool word(struct reader *r, size_t at, const char *const *words, int *out)
{
	for (int i = 0; words[i]; i++) {
		if (!strcmp(r->fields[at], words[i])) {
			*out = i;
			return true;
		}
	}
	return refuse(r, "field %zu has a word that is not known there", at + 1);
}

static bool read_title(struct reader *r)
{
	r->sheet->title = sheet_new(r->arena, r->fields[0])->title;
	return true;
}

static bool read_classification(struct reader *r)
{
	sheet_set_classification(r->sheet, r->fields[0]);
	return true;
}

static bool read_subject(struct reader *r)
{
	if (r->sheet->n_subject == 8)
		return refuse(r, "there are more than 8 subject lines");
	sheet_add_subject(r->sheet, r->fields[0]);
	return true;
}

static bool read_copy(struct reader *r)
{
	long copy;

	if (!number(r, 0, 0, 9999, &copy))
		return false;
	r->sheet->copy = (int)copy;
	return true;
}

static bool read_printed(struct reader *r)
{
	sheet_set_printed(r->sheet, r->fields[0], r->fields[1], r->sheet->copy);
	return true;
}

static bool read_notice(struct reader *r)
{
	sheet_set_notice(r->sheet, r->fields[0]);
	return true;
}

static bool read_record(struct reader *r)
{
	sheet_set_record(r->sheet, r->fields[0]);
	return true;
}

static bool read_paper(struct reader *r)
{
	static const char *const ways[] = {"portrait", "landscape", NULL};
	static const char *const prints[] = {"normal", "large", NULL};
	int way, print;

	if (!word(r, 0, ways, &way) || !word(r, 1, prints, &print))
		return false;
	sheet_set_landscape(r->sheet, way);
	sheet_set_large_print(r->sheet, print);
	return true;
}

static bool read_heading(struct reader *r)
{
	long level;

	if (!number(r, 0, 1, SHEET_HEADING_MAX, &level))
		return false;
	sheet_heading(r->sheet, (int)level, r->fields[1]);
	return true;
}

static bool read_paragraph(struct reader *r)
{
	sheet_paragraph(r->sheet, r->fields[0]);
	return true;
}

static bool read_labelled(struct reader *r)
{
	sheet_labelled(r->sheet, r->fields[0], r->fields[1]);
	return true;
}

static bool read_table(struct reader *r)
{
	r->in_columns = true;
	r->n_columns = 0;
	return true;
}

static bool read_column(struct reader *r)
{
	static const char *const fits[] = {"wrap", "clip", NULL};
	long weight, min;
	int align, clip;

	if (!r->in_columns)
		return refuse(r, "a column must follow its table");
	if (r->n_columns == SHEET_COLUMNS_MAX)
		return refuse(r, "a table has at most %d columns", SHEET_COLUMNS_MAX);
	if (!number(r, 0, 0, 1000, &weight) || !number(r, 1, 0, 200, &min) ||
		!word(r, 2, sheet_align_words, &align) || !word(r, 3, fits, &clip))
		return false;
	r->columns[r->n_columns++] = (struct sheet_column){
		r->fields[4], (int)weight, (int)min, (enum sheet_align)align, clip};
	return true;
}

static bool read_row(struct reader *r)
{
	int style;

	if (!r->in_table)
		return refuse(r, "a row must be in a table");
	if (r->n != r->n_columns + 1)
		return refuse(r, "the row has %zu cells and its table %zu columns", r->n - 1,
			r->n_columns);
	if (!word(r, 0, sheet_style_words, &style))
		return false;
	sheet_row(r->sheet, (enum sheet_row_style)style, r->fields + 1);
	return true;
}

static bool read_chart(struct reader *r)
{
	sheet_chart(r->sheet, r->fields[0]);
	r->in_chart = true;
	return true;
}

static bool read_bar(struct reader *r)
{
	long value, target;

	if (!r->in_chart)
		return refuse(r, "a bar must be in a chart");
	if (!number(r, 0, 0, VALUE_MOST, &value) || !number(r, 1, 0, VALUE_MOST, &target))
		return false;
	sheet_bar(r->sheet, r->fields[2], value, r->fields[3], target, r->fields[4]);
	return true;
}

static bool read_trend(struct reader *r)
{
	sheet_trend(r->sheet, r->fields[0]);
	r->in_trend = true;
	return true;
}

static bool read_point(struct reader *r)
{
	long value;

	if (!r->in_trend)
		return refuse(r, "a point must be in a trend");
	if (r->sheet->blocks[r->sheet->n_blocks - 1].n_bars == SHEET_POINTS_MAX)
		return refuse(r, "a trend has at most %d points", SHEET_POINTS_MAX);
	if (!number(r, 0, 0, VALUE_MOST, &value))
		return false;
	sheet_point(r->sheet, r->fields[1], value, r->fields[2], r->fields[3]);
	return true;
}

static bool read_target(struct reader *r)
{
	long value;

	if (!r->in_trend)
		return refuse(r, "a target must be in a trend");
	if (!number(r, 0, 1, VALUE_MOST, &value))
		return false;
	sheet_trend_target(r->sheet, value, r->fields[1]);
	return true;
}

static bool read_box(struct reader *r)
{
	sheet_box(r->sheet, r->fields[0], r->fields[1]);
	return true;
}

static bool has_row(const struct reader *r)
{
	return r->in_table && r->sheet->blocks[r->sheet->n_blocks - 1].n_rows;
}

static bool read_row_keep(struct reader *r)
{
	if (!has_row(r))
		return refuse(r, "row-keep must follow a row");
	sheet_row_keep(r->sheet);
	return true;
}

static bool read_room(struct reader *r)
{
	long lines;

	if (!has_row(r))
		return refuse(r, "room must follow a row");
	if (!number(r, 0, 1, 40, &lines))
		return false;
	sheet_row_room(r->sheet, (int)lines);
	return true;
}

static bool read_person(struct reader *r)
{
	sheet_person(r->sheet, r->fields[0]);
	return true;
}

static bool read_letter(struct reader *r)
{
	sheet_set_letter(r->sheet, r->fields[0], r->fields[1], "");
	return true;
}

static bool read_date(struct reader *r)
{
	if (!r->sheet->letter)
		return refuse(r, "only a letter has a date");
	sheet_set_letter(r->sheet, r->sheet->sender, r->sheet->address, r->fields[0]);
	return true;
}

static bool read_rule(struct reader *r)
{
	sheet_rule(r->sheet);
	return true;
}

static bool read_space(struct reader *r)
{
	long lines;

	if (!number(r, 0, 1, 40, &lines))
		return false;
	sheet_space(r->sheet, (int)lines);
	return true;
}

static bool read_page(struct reader *r)
{
	sheet_page_break(r->sheet);
	return true;
}

static bool read_write_in(struct reader *r)
{
	long lines;

	if (!number(r, 0, 1, 40, &lines))
		return false;
	sheet_write_in(r->sheet, r->fields[1], (int)lines);
	return true;
}

static bool read_keep(struct reader *r)
{
	sheet_keep_with_next(r->sheet);
	return true;
}

static bool read_size(struct reader *r)
{
	int size;

	if (!word(r, 0, sheet_size_words, &size))
		return false;
	sheet_size(r->sheet, (enum sheet_size)size);
	return true;
}

static bool read_end(struct reader *r)
{
	r->ended = true;
	return true;
}

static const struct {
	const char *word;
	int fields; /* -1: as many as the table wants */
	bool (*read)(struct reader *r);
} line_kinds[] = {
	{"title", 1, read_title},
	{"classification", 1, read_classification},
	{"subject", 1, read_subject},
	{"copy", 1, read_copy},
	{"printed", 2, read_printed},
	{"notice", 1, read_notice},
	{"record", 1, read_record},
	{"paper", 2, read_paper},
	{"heading", 2, read_heading},
	{"paragraph", 1, read_paragraph},
	{"labelled", 2, read_labelled},
	{"table", 0, read_table},
	{"column", 5, read_column},
	{"row", -1, read_row},
	{"chart", 1, read_chart},
	{"bar", 5, read_bar},
	{"trend", 1, read_trend},
	{"point", 4, read_point},
	{"target", 2, read_target},
	{"box", 2, read_box},
	{"room", 1, read_room},
	{"row-keep", 0, read_row_keep},
	{"person", 1, read_person},
	{"letter", 2, read_letter},
	{"date", 1, read_date},
	{"rule", 0, read_rule},
	{"space", 1, read_space},
	{"page", 0, read_page},
	{"write-in", 2, read_write_in},
	{"keep", 0, read_keep},
	{"size", 1, read_size},
	{"end", 0, read_end},
};

/* A table is made when its columns are complete; a table or chart ends where something
 * else starts. */
static bool enter(struct reader *r, const char *kind)
{
	if (r->in_columns && strcmp(kind, "column")) {
		if (!r->n_columns)
			return refuse(r, "the table before it has no columns");
		sheet_table(r->sheet, r->columns, r->n_columns);
		r->in_columns = false;
		r->in_table = true;
	}
	if (strcmp(kind, "row") && strcmp(kind, "room") && strcmp(kind, "row-keep"))
		r->in_table = false;
	if (strcmp(kind, "point") && strcmp(kind, "target"))
		r->in_trend = false;
	if (strcmp(kind, "bar"))
		r->in_chart = false;
	return true;
}

/* `line` is changed: parted at its tabs and unescaped. */
static bool read_line(struct reader *r, char *line)
{
	char *kind = strsep(&line, "\t");
	char *text;

	if (r->number > SHEET_LINES_MAX)
		return refuse(r, "there are too many. Print fewer records");
	r->n = 0;
	while ((text = strsep(&line, "\t"))) {
		if (r->n == FIELDS_MAX)
			return refuse(r, "it has too many fields");
		if (strlen(text) > SHEET_TEXT_MAX)
			return refuse(r, "one of its texts is larger than %d MB",
				SHEET_TEXT_MAX / 1024 / 1024);
		if (!unescape(r, text))
			return false;
		r->fields[r->n++] = text;
	}
	for (size_t i = 0; i < sizeof(line_kinds) / sizeof(line_kinds[0]); i++) {
		if (strcmp(kind, line_kinds[i].word))
			continue;
		if (line_kinds[i].fields < 0 ? r->n < 2 : r->n != (size_t)line_kinds[i].fields)
			return refuse(r, "it has %zu fields", r->n);
		return enter(r, kind) && line_kinds[i].read(r);
	}
	return refuse(r, "its first word is not one of a sheet");
}

/* One sheet, up to its end; *rest then begins with the line after it. */
static bool read_one(struct reader *r, char **rest)
{
	char *line = strsep(rest, "\n");

	r->number++;
	if (strcmp(line, SHEET_FIRST_LINE))
		return r->number == 1
			       ? err_set(r->err, ERR_INVALID, "sheet",
					 "This is not a sheet: its first line must be \"" SHEET_FIRST_LINE
					 "\".")
			       : refuse(r, "something follows the end");
	r->sheet = sheet_new(r->arena, "");
	r->sheet->notice = "";
	r->in_columns = r->in_table = r->in_chart = r->in_trend = r->ended = false;
	while (!r->ended && (line = strsep(rest, "\n"))) {
		r->number++;
		if (!(*rest || *line))
			break;
		if (!read_line(r, line))
			return false;
	}
	return r->ended || err_set(r->err, ERR_INVALID, "sheet",
				   "The sheet was cut short: it has no \"end\" line. Print it "
				   "again.");
}

static void skip_empty_lines(struct reader *r, char **rest)
{
	while (*rest && (**rest == '\n' || **rest == '\0')) {
		strsep(rest, "\n");
		r->number++;
	}
}

bool sheets_read(const char *text, size_t length, struct arena *arena, struct sheet ***out,
	size_t *n, struct err *err)
{
	struct reader r = {.arena = arena, .err = err};
	struct sheet **sheets = NULL;
	size_t read = 0, room = 0;
	char *rest;

	if (length > SHEET_BYTES_MAX)
		return err_set(err, ERR_INVALID, "sheet",
			"The sheet is larger than %d MB. Print fewer records.",
			SHEET_BYTES_MAX / 1024 / 1024);
	if (!utf8_valid(text, length))
		return err_set(err, ERR_INVALID, "sheet", "The sheet is not UTF-8 text.");
	rest = arena_strndup(arena, text, length);
	do {
		if (read == SHEETS_MOST)
			return err_set(err, ERR_INVALID, "sheet",
				"There are more than %d sheets. Print fewer at once.", SHEETS_MOST);
		if (!read_one(&r, &rest))
			return false;
		*(struct sheet **)arena_push(arena, &sheets, &read, &room, sizeof(*sheets)) =
			r.sheet;
		skip_empty_lines(&r, &rest);
	} while (rest);
	*out = sheets;
	*n = read;
	return true;
}
