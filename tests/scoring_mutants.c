/* Does anything notice when a single number of a definition is wrong? Each number is changed by one
 * of its last digit, up and down, and each edge between two rows of a table is moved; a mutant that
 * the loader refuses is noticed, any other must disagree with a row of figures. */
#include "scoring.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

enum { CELLS = 9, LINES = 400 };

struct text_file { /* a definition taken apart */
	const char *cells[LINES][CELLS];
	size_t lines, columns[LINES];
};

/* Mutants that nothing can notice, for they are the same instrument. */
#define BELOW_INPUT "no value of the input lies below the table's beginning"
#define BELOW_SUM "no sum lies below the first band's beginning"
#define NEVER_SEVEREST "worth 0, so the other one of its group, worth 0 where it is absent, wins"
static const struct {
	const char *definition, *mutant, *reason;
} equivalents[] = {
	{"charlson_1987_age.tsv", "P age 18 [2]-1", BELOW_INPUT},
	{"charlson_quan2011.tsv", "T diab diab [4]-1", NEVER_SEVEREST},
	{"efi.tsv", "P polypharmacy 0 [2]-1", BELOW_INPUT},
	{"efi.tsv", "O fit 0 [2]-1", BELOW_SUM},
	{"hospital_2013.tsv", "P H 20 [2]-1", BELOW_INPUT},
	{"hospital_2013.tsv", "P S 90 [2]-1", BELOW_INPUT},
	{"hospital_2013.tsv", "P A 0 [2]-1", BELOW_INPUT},
	{"hospital_2013.tsv", "P L 0 [2]-1", BELOW_INPUT},
	{"hospital_2013.tsv", "O low 0 [2]-1", BELOW_SUM},
	{"hospital_2016.tsv", "P H 20 [2]-1", BELOW_INPUT},
	{"hospital_2016.tsv", "P S 90 [2]-1", BELOW_INPUT},
	{"hospital_2016.tsv", "P A 0 [2]-1", BELOW_INPUT},
	{"hospital_2016.tsv", "P L 0 [2]-1", BELOW_INPUT},
	{"hospital_2016.tsv", "O low 0 [2]-1", BELOW_SUM},
	{"hospital_simplified.tsv", "P H 20 [2]-1", BELOW_INPUT},
	{"hospital_simplified.tsv", "P S 90 [2]-1", BELOW_INPUT},
	{"hospital_simplified.tsv", "P A 0 [2]-1", BELOW_INPUT},
	{"hospital_simplified.tsv", "P L 0 [2]-1", BELOW_INPUT},
	{"hospital_simplified.tsv", "O unlikely 0 [2]-1", BELOW_SUM},
	{"ind_ae_frequent.tsv", "O none 0 [2]-1", BELOW_SUM},
	{"ind_falls.tsv", "O none 0 [2]-1", BELOW_SUM},
	{"ind_readmit30.tsv", "O within30 0 [2]-1", BELOW_SUM},
	{"lace.tsv", "P L 0 [2]-1", BELOW_INPUT},
	{"lace.tsv", "P C 0 [2]-1", BELOW_INPUT},
	{"lace.tsv", "P E 0 [2]-1", BELOW_INPUT},
	{"lace.tsv", "O low 0 [2]-1", BELOW_SUM},
	{"local_cst.tsv", "P comorbidity 0 [2]-1", BELOW_INPUT},
	{"local_cst.tsv", "P ltc 0 [2]-1", BELOW_INPUT},
	{"local_cst.tsv", "P hospital 0 [2]-1", BELOW_INPUT},
	{"local_cst.tsv", "P falls 0 [2]-1", BELOW_INPUT},
	{"local_cst.tsv", "P bereavement 0 [2]-1", BELOW_INPUT},
	{"local_cst.tsv", "O lower 0 [2]-1", BELOW_SUM},
	{"parr30.tsv", "P imd 0 [2]-1", BELOW_INPUT},
	{"parr30.tsv", "O below 0 [2]-1", BELOW_SUM},
	{"prisma7.tsv", "O negative 0 [2]-1", BELOW_SUM},
};

static void take_apart(const struct shipped *shipped, struct arena *arena, struct text_file *out)
{
	char *text = arena_strndup(arena, shipped->text, shipped->size), *line, *rest = text;

	*out = (struct text_file){0};
	while ((line = strsep(&rest, "\n")) != NULL) {
		char *cell;

		if (*line == '\0' || *line == '#')
			continue;
		while ((cell = strsep(&line, "\t")) != NULL)
			out->cells[out->lines][out->columns[out->lines]++] = cell;
		out->lines++;
	}
}

static char *put_together(const struct text_file *file, struct arena *arena)
{
	struct str text = {0};
	char *out;

	for (size_t i = 0; i < file->lines; i++)
		for (size_t j = 0; j < file->columns[i]; j++)
			str_addf(&text, "%s%s", file->cells[i][j],
				j + 1 < file->columns[i] ? "\t" : "\n");
	out = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return out;
}

/* "0.1215" by one up: "0.1216". NULL: it is no number. */
static const char *changed(const char *number, int by, struct arena *arena)
{
	const char *exponent = strpbrk(number, "eE"), *point = strchr(number, '.');
	size_t length = exponent != NULL ? (size_t)(exponent - number) : strlen(number);
	int places = point != NULL ? (int)(number + length - point - 1) : 0;
	char digits[64], *end;
	size_t n = 0;
	int64_t value;

	for (size_t i = 0; i < length && n < sizeof(digits) - 1; i++)
		if (number[i] != '.')
			digits[n++] = number[i];
	digits[n] = '\0';
	value = strtoll(digits, &end, 10);
	if (n == 0 || *end != '\0')
		return NULL;
	value += by;
	bool minus = value < 0;
	const char *now = arena_printf(arena, "%0*" PRId64, places + 1, minus ? -value : value);
	n = strlen(now);
	return arena_printf(arena, "%s%.*s%s%s%s", minus ? "-" : "", (int)n - places, now,
		places > 0 ? "." : "", now + n - places, exponent != NULL ? exponent : "");
}

static bool is_number_column(const struct text_file *file, size_t line, size_t column)
{
	static const struct {
		char letter;
		size_t columns[4];
	} numbers[] = {
		{'V', {4, 5}}, {'T', {4}}, {'P', {2, 3, 4}}, {'M', {3}}, {'G', {3}}, {'O', {2, 3}}};
	static const char *const heads[] = {"scale", "decimals", "denominator", "intercept"};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		for (size_t j = 0; j < 4; j++)
			if (*file->cells[line][0] == numbers[i].letter &&
				numbers[i].columns[j] == column && column > 0)
				return true;
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		if (*file->cells[line][0] == 'I' && column == 2 &&
			strcmp(file->cells[line][1], heads[i]) == 0)
			return true;
	return false;
}

/* The line of the row before in the same table, whose hi is this one's lo; SIZE_MAX none. */
static size_t row_before(const struct text_file *file, size_t line)
{
	const char *const *cells = file->cells[line];

	for (size_t i = line; i-- > 0;)
		if (strcmp(file->cells[i][0], cells[0]) == 0 &&
			(*cells[0] == 'O' || strcmp(file->cells[i][1], cells[1]) == 0))
			return strcmp(file->cells[i][3], cells[2]) == 0 ? i : SIZE_MAX;
	return SIZE_MAX;
}

struct figures_of {
	struct table *tables[2];
	struct arena *arena; /* of the tables */
};

static bool is_noticed(
	const struct shipped *shipped, const char *text, const struct figures_of *figures)
{
	struct arena *arena = arena_new();
	struct instrument instrument;
	bool noticed =
		!instrument_read(shipped->file, text, strlen(text), arena, &instrument, NULL);

	for (size_t t = 0; !noticed && t < 2; t++)
		for (size_t row = 0;
			!noticed && figures->tables[t] != NULL && row < figures->tables[t]->rows_n;
			row++)
			noticed = vector_disagrees(&instrument, figures->tables[t], row, arena) !=
				  NULL;
	arena_free(arena);
	return noticed;
}

static bool is_equivalent(const char *definition, const char *mutant)
{
	for (size_t i = 0; i < sizeof(equivalents) / sizeof(equivalents[0]); i++)
		if (strcmp(equivalents[i].definition, definition) == 0 &&
			strcmp(equivalents[i].mutant, mutant) == 0)
			return true;
	return false;
}

struct tally {
	size_t mutants, unnoticed, equivalent;
};

static void try_mutant(const struct shipped *shipped, struct text_file *file,
	const struct figures_of *figures, size_t line, size_t column, int by, bool edge,
	struct tally *tally)
{
	struct arena *arena = arena_new();
	const char *kept = file->cells[line][column], *kept_before = NULL;
	const char *now = changed(kept, by, arena);
	size_t before = edge ? row_before(file, line) : SIZE_MAX;
	char *name;

	if (now == NULL || (edge && before == SIZE_MAX)) {
		arena_free(arena);
		return;
	}
	name = arena_printf(arena, "%s %s %s %s%s", file->cells[line][0], file->cells[line][1],
		*file->cells[line][0] == 'I' ? kept : file->cells[line][2], edge ? "edge" : "",
		arena_printf(arena, "[%zu]%+d", column, by));
	file->cells[line][column] = now;
	if (edge) {
		kept_before = file->cells[before][3];
		file->cells[before][3] = now;
	}
	tally->mutants++;
	bool noticed = is_noticed(shipped, put_together(file, arena), figures);
	file->cells[line][column] = kept;
	if (edge)
		file->cells[before][3] = kept_before;
	if (is_equivalent(shipped->file, name)) {
		tally->equivalent++;
		cr_expect(!noticed, "%s: %s is no equivalent", shipped->file, name);
	} else if (!noticed) {
		tally->unnoticed++;
		cr_expect(noticed, "%s: nothing notices %s (%s -> %s)", shipped->file, name, kept,
			now);
	}
	arena_free(arena);
}

Test(scoring, every_number_of_every_definition_is_noticed, .timeout = 120)
{
	struct tally tally = {0};

	for (size_t i = 0; i < instruments_shipped_n; i++) {
		const struct shipped *shipped = &instruments_shipped[i];
		struct figures_of figures = {.arena = arena_new()};
		struct text_file *file = arena_new_one(figures.arena, struct text_file);
		const char *stem =
			arena_strndup(figures.arena, shipped->file, strcspn(shipped->file, "."));

		figures.tables[0] = table_load(
			arena_printf(figures.arena, "tests/risk/%s.csv", stem), figures.arena);
		figures.tables[1] = table_load(
			arena_printf(figures.arena, "tests/risk/more/%s.csv", stem), figures.arena);
		take_apart(shipped, figures.arena, file);
		for (size_t line = 0; line < file->lines; line++)
			for (size_t column = 1; column < file->columns[line]; column++)
				for (int by = -1; by <= 1; by += 2) {
					if (is_number_column(file, line, column))
						try_mutant(shipped, file, &figures, line, column,
							by, false, &tally);
					if (strchr("PO", *file->cells[line][0]) != NULL &&
						column == 2)
						try_mutant(shipped, file, &figures, line, column,
							by, true, &tally);
				}
		arena_free(figures.arena);
	}
	cr_assert(tally.mutants > 1500, "%zu mutants", tally.mutants);
	cr_assert_eq(tally.unnoticed, 0, "%zu of %zu", tally.unnoticed, tally.mutants);
}
