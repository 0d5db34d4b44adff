/* A page of the register in words. */
#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/register.h>

char *register_percent(int64_t numerator, int64_t denominator, struct arena *arena)
{
	int64_t tenths = register_tenths(numerator, denominator);

	if (denominator <= 0)
		return arena_strdup(arena, "");
	return arena_printf(arena, "%" PRId64 ".%" PRId64 "%%", tenths / 10, tenths % 10);
}

static const char *shown(int64_t n, struct arena *arena)
{
	char buffer[THOUSANDS_SIZE];
	return arena_strdup(arena, thousands_show(n, buffer));
}

char *register_gap_words(const struct register_line *line, struct arena *arena)
{
	if (line->target == 0)
		return arena_strdup(arena, "no list size");
	if (line->short_by > 0 && line->over_by > 0)
		return arena_printf(arena, "%" PRId64 " short, %" PRId64 " over", line->short_by,
			line->over_by);
	if (line->short_by > 0)
		return arena_printf(arena, "%" PRId64 " short", line->short_by);
	if (line->over_by > 0)
		return arena_printf(arena, "%" PRId64 " over", line->over_by);
	return arena_strdup(arena, "met");
}

char *register_size_words(const struct register_line *line, struct arena *arena)
{
	const struct practice *practice = &line->practice;
	char wanted[DATE_SHOWN_SIZE], held[DATE_SHOWN_SIZE];
	const char *quarter = quarter_words(line->quarter, arena);

	if (line->team && line->without_size > 0)
		return arena_printf(arena,
			"%" PRId64 " of the practices %s no list size and %s not in the target",
			line->without_size, line->without_size == 1 ? "has" : "have",
			line->without_size == 1 ? "is" : "are");
	if (line->team || practice->id == 0)
		return NULL;
	date_show(line->quarter, wanted);
	if (practice->adults == 0)
		return arena_printf(arena, "No list size for %s (from %s)", quarter, wanted);
	if (date_equal(practice->quarter_start, line->quarter))
		return NULL;
	return arena_printf(arena, "No list size for %s (from %s) yet, that of %s is used", quarter,
		wanted, date_show(practice->quarter_start, held));
}

/* ---- figure by figure ---- */

struct figures {
	struct register_figure *list;
	size_t n;
	const struct register_line *line;
	struct arena *arena;
};

static struct register_figure *add(struct figures *f, enum register_which which)
{
	struct register_figure *figure = &f->list[f->n++];

	*figure = (struct register_figure){.which = which,
		.label = word_shown(&words_register_which, (int)which),
		.count = shown(f->line->n[which], f->arena),
		.percent = "",
		.note = ""};
	return figure;
}

static struct register_figure *add_share(
	struct figures *f, enum register_which which, int64_t of, const char *note)
{
	struct register_figure *figure = add(f, which);

	figure->count = arena_printf(f->arena, "%s of %s", figure->count, shown(of, f->arena));
	figure->percent = register_percent(f->line->n[which], of, f->arena);
	figure->note = note;
	return figure;
}

static void add_part(struct figures *f, enum register_which which)
{
	add(f, which)->part = true;
}

static void add_coverage(struct figures *f)
{
	const struct register_line *line = f->line;
	struct register_figure *figure;
	const char *gap = register_gap_words(line, f->arena);
	char day[DATE_SHOWN_SIZE];

	if (line->target > 0) {
		figure = add(f, WHICH_NONE);
		figure->label = arena_printf(
			f->arena, "Adults on %s", date_show(line->practice.quarter_start, day));
		figure->count = shown(line->practice.adults, f->arena);
		figure->note = arena_printf(f->arena,
			"2%% is %" PRId64 ", the 1.8%% floor %" PRId64, line->target, line->floor);
	}
	figure = add(f, WHICH_ON);
	figure->note = arena_printf(f->arena, "M1%s%s%s%s",
		line->measured != line->n[WHICH_ON] && line->target > 0
			? arena_printf(f->arena, " of %" PRId64, line->measured)
			: "",
		", ", gap,
		line->team && line->under_floor > 0
			? arena_printf(f->arena, "; under the floor: %" PRId64, line->under_floor)
		: line->under_floor > 0 ? ", under the floor"
					: "");
	figure->percent = register_percent(line->measured, line->practice.adults, f->arena);
	add_part(f, WHICH_CANDIDATES);
	add_part(f, WHICH_UNDER_18);
}

static void add_plans(struct figures *f)
{
	int64_t on = f->line->n[WHICH_ON];

	add_share(f, WHICH_JOINT, on, "M2, health and social care");
	add_share(f, WHICH_PLAN, on, "")->part = true;
	add_part(f, WHICH_WRITING);
	add_part(f, WHICH_DECLINED);
	add_part(f, WHICH_NO_PLAN);
	add_share(f, WHICH_LEAD, on, "M3");
	add_part(f, WHICH_NO_LEAD);
}

static void add_clocks(struct figures *f)
{
	const int64_t *n = f->line->n;
	char day[DATE_SHOWN_SIZE];
	const char *since = arena_printf(f->arena, "since %s", date_show(f->line->day.since, day));

	add_share(f, WHICH_TOLD, n[WHICH_TOLD] + n[WHICH_LATE] + n[WHICH_NOT_TOLD],
		arena_printf(f->arena, "M4, %s", since));
	add_part(f, WHICH_LATE);
	add_part(f, WHICH_NOT_TOLD);
	add_part(f, WHICH_TO_TELL);
	add_part(f, WHICH_LEFT);
	add_share(f, WHICH_PLAN_IN_TIME,
		n[WHICH_PLAN_IN_TIME] + n[WHICH_PLAN_LATE] + n[WHICH_PLAN_OVERDUE],
		arena_printf(f->arena, "M5, or declined; %s", since));
	add_part(f, WHICH_PLAN_LATE);
	add_part(f, WHICH_PLAN_OVERDUE);
	add_part(f, WHICH_PLAN_AHEAD);
}

static void add_scores(struct figures *f)
{
	add_share(f, WHICH_CURRENT, f->line->n[WHICH_ON], "");
	add_part(f, WHICH_STALE);
	add_part(f, WHICH_EXPIRED);
	add_part(f, WHICH_NO_SCORE);
}

struct register_figure *register_figures(
	const struct register_line *line, struct arena *arena, size_t *n)
{
	struct figures f = {.line = line, .arena = arena};

	f.list = arena_new_array(arena, struct register_figure, REGISTER_WHICH_N + 1);
	add_coverage(&f);
	add_plans(&f);
	add_clocks(&f);
	add_scores(&f);
	*n = f.n;
	return f.list;
}
