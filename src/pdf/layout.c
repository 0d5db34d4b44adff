/* A sheet to units, and units to strips: first their heights, then what they look like. */
#include <caseload/base/utf8.h>

#include "paper.h"

/* A4 in points. */
#define A4_SHORT 595.28
#define A4_LONG 841.89

void paper_init(struct paper *paper, const struct sheet *sheet, PangoContext *context,
	struct missing_list *missing, struct arena *arena)
{
	*paper = (struct paper){
		.sheet = sheet, .kept = arena, .context = context, .missing = missing};
	paper->width = sheet->landscape ? A4_LONG : A4_SHORT;
	paper->height = sheet->landscape ? A4_SHORT : A4_LONG;
	paper->margin_x = 48;
	paper->margin_y = sheet->large_print ? 34 : 40;
	paper->content = paper->width - 2 * paper->margin_x;
}

void paper_free(struct paper *paper)
{
	for (size_t i = 0; i < SLOTS; i++)
		laid_free(&paper->slots[i]);
	for (struct font *font = paper->fonts; font; font = font->next)
		pango_font_description_free(font->description);
	if (paper->plain)
		pango_attr_list_unref(paper->plain);
}

double paper_content_height(const struct paper *paper)
{
	return paper->height - 2 * paper->margin_y - paper->head_height - paper->foot_height;
}

/* Where a unit is laid out: what may stand on a page together has a slot of its own, so that a
 * head is laid out once for all pages it is repeated on. */
static enum slot slot_of(const struct unit *unit)
{
	static const enum slot slots[] = {[UNIT_LETTERHEAD] = SLOT_BODY,
		[UNIT_BLOCK] = SLOT_BODY,
		[UNIT_HEAD] = SLOT_HEAD,
		[UNIT_ROW] = SLOT_BODY,
		[UNIT_PERSON] = SLOT_PERSON,
		[UNIT_GROUP] = SLOT_GROUP};

	return slots[unit->kind];
}

static void lay_out(struct paper *paper, size_t at, bool to_measure)
{
	struct unit *unit = &paper->units[at];

	paper_fill(paper, slot_of(unit));
	paper->laid->unit = at;
	/* One structure tag for all rows of a table; room for the pieces of a block behind it. */
	paper->group = (unit->block + 1) << 20;
	switch (unit->kind) {
	case UNIT_LETTERHEAD:
		paper->group = 0;
		paper_add_letterhead(paper);
		return;
	case UNIT_BLOCK:
		paper_add_block(paper, unit);
		return;
	case UNIT_HEAD:
		table_add_head(unit->table);
		return;
	case UNIT_ROW:
		if (to_measure)
			table_measure_row(unit->table, unit);
		else
			table_add_row(unit->table, unit);
		return;
	case UNIT_PERSON:
		paper->group = at;
		paper_add_person(paper, paper->sheet->blocks[unit->block].person);
		return;
	case UNIT_GROUP:
		table_add_group_again(unit->table, unit->row);
		return;
	}
}

/* The heights of the unit's strips are kept, and nothing else of it. */
static void measure(struct paper *paper, struct unit unit)
{
	struct unit *slot = arena_push(
		paper->kept, &paper->units, &paper->n_units, &paper->units_room, sizeof(*slot));

	*slot = unit;
	slot->strip = paper->n;
	lay_out(paper, paper->n_units - 1, true);
	for (size_t i = 0; i < paper->laid->n; i++) {
		struct sheet_strip *strip = arena_push(
			paper->kept, &paper->strips, &paper->n, &paper->room, sizeof(*strip));
		size_t *owner = arena_push(paper->kept, &paper->strip_units, &paper->n_strip_units,
			&paper->strip_units_room, sizeof(*owner));

		*strip = paper->laid->strips[i];
		strip->data = NULL;
		*owner = paper->n_units - 1;
	}
	paper->laid->filled = false;
}

const struct ink *paper_ink(struct paper *paper, size_t at)
{
	size_t unit = paper->strip_units[at];
	const struct laid *laid = &paper->slots[slot_of(&paper->units[unit])];

	if (!laid->filled || laid->unit != unit)
		lay_out(paper, unit, false);
	if (at - paper->units[unit].strip >= laid->n)
		bug("a unit has fewer strips when it is drawn than when it was measured");
	return strip_ink(&laid->strips[at - paper->units[unit].strip]);
}

static void measure_table(struct paper *paper, size_t at)
{
	struct unit unit = {.kind = UNIT_HEAD, .block = at};
	const struct sheet_block *block = &paper->sheet->blocks[at];

	unit.table = table_new(paper, at);
	if (table_has_head(unit.table)) {
		measure(paper, unit);
		table_set_head(unit.table, (int)paper->n - 1, paper->strips[paper->n - 1].height);
	}
	unit.kind = UNIT_ROW;
	for (unit.row = 0; unit.row < block->n_rows; unit.row++)
		measure(paper, unit);
}

int paper_again_add(struct paper *paper, struct unit unit)
{
	struct unit *slot = arena_push(
		paper->kept, &paper->again, &paper->n_again, &paper->again_room, sizeof(*slot));

	*slot = unit;
	return (int)paper->n_again - 1;
}

static void measure_again(struct paper *paper)
{
	size_t from = paper->n;

	paper->n_placed = from;
	paper->person = -1;
	for (size_t i = 0; i < from; i++) {
		struct sheet_strip *strip = &paper->strips[i];

		strip->person += strip->person >= 0 ? (int)from : 0;
		strip->group += strip->group >= 0 ? (int)from : 0;
	}
	for (size_t i = 0; i < paper->n_again; i++)
		measure(paper, paper->again[i]);
}

static double person_height(struct paper *paper, const char *person)
{
	double gap = paper->gap;
	bool page_break = paper->page_break;

	paper_fill(paper, SLOT_PERSON);
	paper_add_person(paper, person);
	paper->laid->filled = false;
	/* They wait for what is really placed next. */
	paper->gap = gap;
	paper->page_break = page_break;
	return paper->laid->strips[0].height;
}

/* Whose part the block at `at` belongs to. */
static void enter_person(struct paper *paper, size_t at)
{
	const char *person = paper->sheet->blocks[at].person;

	if (!person[0]) {
		paper->person = -1;
		paper->person_height = 0;
	}
	if (!sheet_person_begins(paper->sheet, at))
		return;
	paper->person_height = person_height(paper, person);
	paper->person = paper_again_add(paper, (struct unit){.kind = UNIT_PERSON, .block = at});
	paper->person_begins = true;
}

static void measure_block(struct paper *paper, size_t at, double *labels)
{
	const struct sheet_block *block = &paper->sheet->blocks[at];

	enter_person(paper, at);
	if (block->kind == SHEET_SPACE)
		paper->gap += block->number * text_points(paper, block->size) * 1.35;
	else if (block->kind == SHEET_PAGE_BREAK)
		paper->page_break = true;
	else
		paper->gap += block_gap(paper, at);
	if (block->kind == SHEET_LABELLED && (at == 0 || block[-1].kind != SHEET_LABELLED))
		*labels = block_label_width(paper, at);
	if (block->kind == SHEET_TABLE)
		measure_table(paper, at);
	else if (block->kind != SHEET_SPACE && block->kind != SHEET_PAGE_BREAK)
		measure(paper, (struct unit){.kind = UNIT_BLOCK, .block = at, .labels = *labels});
	if (block->keep && paper->n)
		paper->strips[paper->n - 1].keep = true;
}

/* Something to know the unit by, in a sentence. */
static const char *unit_name(const struct paper *paper, const struct unit *unit)
{
	const struct sheet_block *block = &paper->sheet->blocks[unit->block];

	switch (unit->kind) {
	case UNIT_LETTERHEAD:
		return paper->sheet->sender;
	case UNIT_HEAD:
		return block->columns[0].header;
	case UNIT_ROW:
	case UNIT_GROUP:
		return block->rows[unit->row].cells[0];
	case UNIT_PERSON:
		return block->person;
	case UNIT_BLOCK:
		break;
	}
	return block->text[0] ? block->text : block->label;
}

/* With what its page would begin with. */
static double strip_height_alone(const struct paper *paper, size_t at)
{
	const struct sheet_strip *strip = &paper->strips[at];
	const int again[] = {strip->person, strip->head, strip->group};
	double height = strip->height;

	for (size_t i = 0; i < sizeof(again) / sizeof(again[0]); i++)
		height += again[i] >= 0 ? paper->strips[again[i]].height : 0;
	return height;
}

static const char *unit_words(struct paper *paper, const struct unit *unit)
{
	enum { NAME_CELLS = 40 };
	const char *name = unit_name(paper, unit);

	return text_is_blank(name) ? "A part of the paper"
				   : arena_printf(paper->kept, "What begins \"%s\"",
					     utf8_clip(paper->kept, name, NAME_CELLS, false));
}

static bool all_fits(struct paper *paper, struct err *err)
{
	enum { LEAST = 100 };
	double height = paper_content_height(paper);

	if (height < LEAST)
		return err_set(err, ERR_INVALID, "sheet",
			"The head and foot leave no room on the page. Shorten the title and the "
			"lines below it, then print again.");
	for (size_t i = 0; i < paper->n_placed; i++) {
		const struct unit *unit = &paper->units[paper->strip_units[i]];

		/* Points add up in floating point. */
		if (strip_height_alone(paper, i) > height + 1e-6)
			return err_set(err, ERR_INVALID, "sheet",
				"%s is taller than a page. Shorten it, then print again.",
				unit_words(paper, unit));
	}
	return true;
}

bool paper_measure(struct paper *paper, struct err *err)
{
	double labels = 0;

	paper->person = -1;
	paper_fill(paper, SLOT_NUMBER);
	paper_foot(paper, "page 9999 of 9999", &paper->foot_height);
	paper_fill(paper, SLOT_FRAME);
	paper->head = paper_head(paper, &paper->head_height);
	if (paper->sheet->letter)
		measure(paper, (struct unit){.kind = UNIT_LETTERHEAD});
	for (size_t i = 0; i < paper->sheet->n_blocks; i++)
		measure_block(paper, i, &labels);
	measure_again(paper);
	/* Drawing asks for no widths of words, and there may be a thousand papers. */
	words_free(paper);
	return all_fits(paper, err);
}
