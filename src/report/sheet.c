/* Filling a sheet. Every text that goes in is made safe here, once. */
#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/report/sheet_block.h>

static const char *one_line(struct sheet *sheet, const char *text)
{
	return text ? safe_text(sheet->arena, text, strlen(text), false, NULL) : "";
}

static const char *many_lines(struct sheet *sheet, const char *text)
{
	return text ? safe_text(sheet->arena, text, strlen(text), true, NULL) : "";
}

/* What stands on every page, or is kept whole, must leave room for the rest. */
static const char *short_line(struct sheet *sheet, const char *text)
{
	return utf8_clip(sheet->arena, one_line(sheet, text), SHEET_LINE_CELLS, false);
}

static const char *short_label(struct sheet *sheet, const char *text)
{
	return utf8_clip(sheet->arena, one_line(sheet, text), SHEET_LABEL_CELLS, false);
}

static struct sheet_block *add(struct sheet *sheet, enum sheet_kind kind)
{
	struct sheet_block *block = arena_push(sheet->arena, &sheet->blocks, &sheet->n_blocks,
		&sheet->blocks_room, sizeof(*block));

	block->kind = kind;
	block->size = sheet->size;
	block->person = sheet->person;
	block->label = "";
	block->text = "";
	return block;
}

static struct sheet_block *last(struct sheet *sheet, enum sheet_kind kind)
{
	struct sheet_block *block = sheet->n_blocks ? &sheet->blocks[sheet->n_blocks - 1] : NULL;

	if (!block || block->kind != kind)
		bug("a row or a bar was added to a sheet without its table or chart");
	return block;
}

static int between(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

struct sheet *sheet_new(struct arena *arena, const char *title)
{
	struct sheet *sheet = arena_new_one(arena, struct sheet);

	sheet->arena = arena;
	sheet->title = short_line(sheet, title);
	sheet->classification = "";
	sheet->printed_by = "";
	sheet->printed_when = "";
	sheet->notice = "Check for a newer version before use.";
	sheet->record = "";
	sheet->person = "";
	sheet->sender = sheet->address = sheet->date = "";
	return sheet;
}

void sheet_set_classification(struct sheet *sheet, const char *text)
{
	sheet->classification = short_line(sheet, text);
}

void sheet_add_subject(struct sheet *sheet, const char *line)
{
	const char **slot = arena_push(sheet->arena, &sheet->subject, &sheet->n_subject,
		&sheet->subject_room, sizeof(*slot));

	*slot = short_line(sheet, line);
}

void sheet_set_printed(struct sheet *sheet, const char *by, const char *when, int copy)
{
	sheet->printed_by = short_line(sheet, by);
	sheet->printed_when = short_line(sheet, when);
	sheet->copy = between(copy, 0, 9999);
}

void sheet_set_notice(struct sheet *sheet, const char *text)
{
	sheet->notice = short_line(sheet, text);
}

void sheet_set_record(struct sheet *sheet, const char *text)
{
	sheet->record = short_line(sheet, text);
}

void sheet_set_landscape(struct sheet *sheet, bool landscape)
{
	sheet->landscape = landscape;
}

void sheet_set_large_print(struct sheet *sheet, bool large)
{
	sheet->large_print = large;
}

/* At most so many lines of the text; what is over joins the last, so that nothing is lost. */
static const char *few_lines(struct sheet *sheet, const char *text, int lines)
{
	char *copy = arena_strdup(sheet->arena, many_lines(sheet, text));

	for (char *at = copy; *at; at++)
		if (*at == '\n' && --lines < 1)
			*at = ' ';
	return copy;
}

void sheet_set_letter(
	struct sheet *sheet, const char *sender, const char *address, const char *date)
{
	sheet->letter = true;
	sheet->sender = few_lines(sheet, sender, SHEET_SENDER_LINES);
	sheet->address = few_lines(sheet, address, SHEET_ADDRESS_LINES);
	sheet->date = short_label(sheet, date);
}

void sheet_heading(struct sheet *sheet, int level, const char *text)
{
	struct sheet_block *block = add(sheet, SHEET_HEADING);

	block->number = between(level, 1, SHEET_HEADING_MAX);
	block->text = short_line(sheet, text);
	block->keep = true;
}

void sheet_paragraph(struct sheet *sheet, const char *text)
{
	add(sheet, SHEET_PARAGRAPH)->text = many_lines(sheet, text);
}

void sheet_labelled(struct sheet *sheet, const char *label, const char *text)
{
	struct sheet_block *block = add(sheet, SHEET_LABELLED);

	block->label = short_label(sheet, label);
	block->text = many_lines(sheet, text);
	if (text_is_blank(block->text))
		block->text = "Not known";
}

void sheet_table(struct sheet *sheet, const struct sheet_column *columns, size_t n)
{
	struct sheet_block *block;

	if (n < 1 || n > SHEET_COLUMNS_MAX)
		bug("a table needs 1 to %d columns, not %zu", SHEET_COLUMNS_MAX, n);
	block = add(sheet, SHEET_TABLE);
	block->columns = arena_new_array(sheet->arena, struct sheet_column, n);
	block->n_columns = n;
	for (size_t i = 0; i < n; i++) {
		block->columns[i] = columns[i];
		block->columns[i].header = short_label(sheet, columns[i].header);
		block->columns[i].weight = between(columns[i].weight, 0, 1000);
		block->columns[i].min = between(columns[i].min, 0, 200);
	}
}

void sheet_row(struct sheet *sheet, enum sheet_row_style style, const char *const *cells)
{
	struct sheet_block *table = last(sheet, SHEET_TABLE);
	struct sheet_row *row = arena_push(
		sheet->arena, &table->rows, &table->n_rows, &table->rows_room, sizeof(*row));

	row->style = style;
	row->cells = arena_new_array(sheet->arena, const char *, table->n_columns);
	for (size_t i = 0; i < table->n_columns; i++) {
		if (style == SHEET_ROW_GROUP)
			row->cells[i] = i == 0 ? short_line(sheet, cells[0]) : "";
		else if (table->columns[i].clip)
			row->cells[i] = one_line(sheet, cells[i]);
		else
			row->cells[i] = many_lines(sheet, cells[i]);
	}
}

void sheet_chart(struct sheet *sheet, const char *title)
{
	add(sheet, SHEET_CHART)->text = short_line(sheet, title);
}

static void add_bar(struct sheet *sheet, struct sheet_block *chart, const char *label, long value,
	const char *shown, long target, const char *mark)
{
	struct sheet_bar *bar = arena_push(
		sheet->arena, &chart->bars, &chart->n_bars, &chart->bars_room, sizeof(*bar));

	bar->label = short_label(sheet, label);
	bar->value = value < 0 ? 0 : value;
	bar->target = target < 0 ? 0 : target;
	bar->shown = shown ? short_label(sheet, shown) : arena_printf(sheet->arena, "%ld", value);
	bar->mark = short_label(sheet, mark);
}

void sheet_bar(struct sheet *sheet, const char *label, long value, const char *shown, long target,
	const char *mark)
{
	add_bar(sheet, last(sheet, SHEET_CHART), label, value, shown, target, mark);
}

void sheet_trend(struct sheet *sheet, const char *title)
{
	add(sheet, SHEET_TREND)->text = short_line(sheet, title);
}

void sheet_point(
	struct sheet *sheet, const char *label, long value, const char *shown, const char *mark)
{
	struct sheet_block *trend = last(sheet, SHEET_TREND);

	if (trend->n_bars == SHEET_POINTS_MAX)
		bug("a trend has at most %d points", SHEET_POINTS_MAX);
	add_bar(sheet, trend, label, value, shown, 0, mark);
}

void sheet_trend_target(struct sheet *sheet, long value, const char *label)
{
	struct sheet_block *trend = last(sheet, SHEET_TREND);

	trend->target = value < 0 ? 0 : value;
	trend->label = short_label(sheet, label);
}

void sheet_box(struct sheet *sheet, const char *label, const char *text)
{
	struct sheet_block *block = add(sheet, SHEET_BOX);

	block->label = short_line(sheet, label);
	block->text = many_lines(sheet, text);
}

void sheet_rule(struct sheet *sheet)
{
	add(sheet, SHEET_RULE);
}

void sheet_space(struct sheet *sheet, int lines)
{
	add(sheet, SHEET_SPACE)->number = between(lines, 1, 40);
}

void sheet_page_break(struct sheet *sheet)
{
	add(sheet, SHEET_PAGE_BREAK);
}

void sheet_write_in(struct sheet *sheet, const char *label, int lines)
{
	struct sheet_block *block = add(sheet, SHEET_WRITE_IN);

	block->label = short_line(sheet, label);
	block->number = between(lines, 1, 40);
}

static struct sheet_row *last_row(struct sheet *sheet)
{
	struct sheet_block *table = last(sheet, SHEET_TABLE);

	if (!table->n_rows)
		bug("a table without a row was told something about its last row");
	return &table->rows[table->n_rows - 1];
}

void sheet_row_room(struct sheet *sheet, int lines)
{
	last_row(sheet)->room = between(lines, 1, 40);
}

void sheet_row_keep(struct sheet *sheet)
{
	last_row(sheet)->keep = true;
}

void sheet_person(struct sheet *sheet, const char *line)
{
	sheet->person = text_is_blank(line) ? "" : short_line(sheet, line);
}

bool sheet_person_begins(const struct sheet *sheet, size_t at)
{
	const struct sheet_block *block = &sheet->blocks[at];

	return block->person[0] && (at == 0 || block[-1].person != block->person);
}

const char *sheet_again(const char *line, struct arena *arena)
{
	return arena_printf(arena, "%s (continued)", line);
}

void sheet_keep_with_next(struct sheet *sheet)
{
	if (sheet->n_blocks)
		sheet->blocks[sheet->n_blocks - 1].keep = true;
}

void sheet_size(struct sheet *sheet, enum sheet_size size)
{
	sheet->size = size;
}

bool sheet_table_has_head(const struct sheet_block *table)
{
	for (size_t i = 0; i < table->n_columns; i++)
		if (table->columns[i].header[0])
			return true;
	return false;
}

bool sheet_table_has_strong(const struct sheet_block *table)
{
	for (size_t i = 0; i < table->n_rows; i++)
		if (table->rows[i].style == SHEET_ROW_STRONG)
			return true;
	return false;
}

bool sheet_row_keeps(const struct sheet_block *table, size_t at)
{
	const struct sheet_row *row = &table->rows[at];

	return at + 1 < table->n_rows &&
	       (row->keep || row->style == SHEET_ROW_GROUP || row[1].style == SHEET_ROW_TOTAL);
}

long sheet_chart_top(const struct sheet_block *chart)
{
	long top = chart->target > 1 ? chart->target : 1;

	for (size_t i = 0; i < chart->n_bars; i++) {
		if (chart->bars[i].value > top)
			top = chart->bars[i].value;
		if (chart->bars[i].target > top)
			top = chart->bars[i].target;
	}
	return top;
}

const char *sheet_printed_line(const struct sheet *sheet, struct arena *arena)
{
	struct str line = {0};
	const char *text;

	if (sheet->printed_by[0])
		str_addf(&line, "Printed by %s", sheet->printed_by);
	if (sheet->printed_when[0])
		str_addf(&line, "%s%s", line.length ? ", " : "Printed ", sheet->printed_when);
	if (sheet->copy)
		str_addf(&line, "%scopy %d", line.length ? ", " : "", sheet->copy);
	text = arena_strdup(arena, str_text(&line));
	str_free(&line);
	return text;
}

double sheet_points(const struct sheet *sheet, enum sheet_size size)
{
	static const double normal[] = {9.5, 14, 20};
	static const double letter[] = {12, 14, 20};
	static const double large_print[] = {16, 20, 24};

	return sheet->large_print ? large_print[size] : sheet->letter ? letter[size] : normal[size];
}
