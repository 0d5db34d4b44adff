/* What a unit is made of while it is laid out: strips, and the marks in them. */
#include "paper.h"

static void laid_empty(struct laid *laid)
{
	for (size_t i = 0; i < laid->n_layouts; i++)
		g_object_unref(laid->layouts[i]);
	*laid = (struct laid){.arena = laid->arena};
}

void paper_fill(struct paper *paper, enum slot slot)
{
	struct laid *laid = &paper->slots[slot];

	laid_empty(laid);
	if (laid->arena)
		arena_reset(laid->arena);
	else
		laid->arena = arena_new();
	laid->filled = true;
	paper->laid = laid;
	paper->arena = laid->arena;
}

void laid_free(struct laid *laid)
{
	laid_empty(laid);
	arena_free(laid->arena);
	laid->arena = NULL;
}

struct ink *strip_ink(const struct sheet_strip *strip)
{
	return (struct ink *)strip->data;
}

struct mark *ink_add(struct paper *paper, struct ink *ink, enum mark_kind kind)
{
	struct mark *mark =
		arena_push(paper->arena, &ink->marks, &ink->n, &ink->room, sizeof(*mark));

	mark->kind = kind;
	return mark;
}

void ink_rule(struct paper *paper, struct ink *ink, double x, double y, double width,
	double thickness, double grey)
{
	*ink_add(paper, ink, MARK_RULE) =
		(struct mark){MARK_RULE, x, y, width, .height = thickness, .grey = grey};
}

void ink_box(struct paper *paper, struct ink *ink, double x, double y, double width, double height,
	double grey)
{
	*ink_add(paper, ink, MARK_BOX) = (struct mark){MARK_BOX, x, y, width, height, .grey = grey};
}

double ink_ruled(struct paper *paper, struct ink *ink, double y, double points, int lines)
{
	double line = points * 2.4 < 24 ? 24 : points * 2.4;

	for (int i = 0; i < lines; i++) {
		y += line;
		ink_rule(paper, ink, 0, y - 1, paper->content, 0.6, 0.5);
	}
	return y;
}

struct sheet_strip *paper_strip(struct paper *paper, double height, const char *group_tag)
{
	struct laid *laid = paper->laid;
	struct sheet_strip *strip =
		arena_push(paper->arena, &laid->strips, &laid->n, &laid->room, sizeof(*strip));
	struct ink *ink = arena_new_one(paper->arena, struct ink);

	ink->group = paper->group;
	ink->group_tag = group_tag;
	*strip = (struct sheet_strip){.height = height,
		.gap = paper->gap,
		.page_break = paper->page_break,
		.person = paper->person_begins ? -1 : paper->person,
		.head = -1,
		.group = -1,
		.data = ink};
	paper->gap = 0;
	paper->page_break = false;
	paper->person_begins = false;
	return strip;
}
