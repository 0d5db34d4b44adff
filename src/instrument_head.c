/* The I records of a definition. */
#include <string.h>

#include <caseload/base/str.h>

#include "instrument_inside.h"

static const char *const kinds[] = {"points", "ratio", "logistic"};
static const char *const classes[] = {"published", "local", "indicator"};
static const char *const band_ons[] = {"score", "count", "none"};
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
enum { SCALE_MOST = 1000000, VALID_MOST = 3660, NAME_MOST = 60, RELEASE_MOST = 40 };

static bool read_code(struct reader *reader, const char *value)
{
	size_t length = strlen(value);

	if (!cell_key(reader, "id", value))
		return false;
	for (size_t i = 0; i < length; i++)
		if (value[i] >= 'A' && value[i] <= 'Z')
			return reader_fault(reader, "id", "Write the id in small letters.");
	reader->out->code = value;
	if (strcmp(reader->file, "-") == 0 || (strncmp(reader->file, value, length) == 0 &&
						      strcmp(reader->file + length, ".tsv") == 0))
		return true;
	return reader_fault(reader, "id",
		"The id is %s, so the file must be called %s.tsv. Rename the file, or put its name "
		"here.",
		value, value);
}

static bool read_release(struct reader *reader, const char *value)
{
	if (strlen(value) > RELEASE_MOST)
		return reader_fault(
			reader, "version", "A version has at most %d characters.", RELEASE_MOST);
	reader->out->release = value;
	return cell_label(reader, "version", value);
}

static bool read_scale(struct reader *reader, const char *value)
{
	if (!cell_whole(reader, "scale", value, 1, SCALE_MOST, &reader->out->scale))
		return false;
	for (int i = 0; i <= 6; i++)
		if (tens[i] == reader->out->scale)
			return true;
	return reader_fault(reader, "scale",
		"The scale must be a power of ten: 1 for whole points, 100 for hundredths.");
}

static bool read_text(
	struct reader *reader, const char *column, const char *value, const char **out)
{
	*out = value;
	return cell_label(reader, column, value);
}

static bool read_small(struct reader *reader, const char *column, const char *value, int64_t least,
	int64_t most, int *out)
{
	int64_t number;

	if (!cell_whole(reader, column, value, least, most, &number))
		return false;
	*out = (int)number;
	return true;
}

static bool read_intercept(struct reader *reader, const char *value)
{
	return odds_read(value, &reader->out->intercept) ||
	       reader_fault(reader, "intercept",
		       "\"%s\" is not a number of at most 15 digits, for example -2.91821.",
		       reader_quote(reader, value));
}

static bool read_day(struct reader *reader, const char *value)
{
	return date_parse_iso(value, &reader->out->approved_on) ||
	       reader_fault(reader, "approved_on", "Write the date as 2026-03-12.");
}

/* Keys in the order the manual lists them; each is given once at most. */
enum head {
	ID,
	VERSION,
	NAME,
	KIND,
	CLASS,
	SCALE,
	DECIMALS,
	DENOMINATOR,
	INTERCEPT,
	BAND_ON,
	OUTCOME,
	CITATION,
	VALID_DAYS,
	AGE_MIN,
	ENABLED,
	APPROVED_BY,
	APPROVED_ON,
	HEAD_COUNT
};
static const char *const head_keys[] = {"id", "version", "name", "kind", "class", "scale",
	"decimals", "denominator", "intercept", "band_on", "outcome", "citation", "valid_days",
	"age_min", "enabled", "approved_by", "approved_on"};

static void read_value(struct reader *reader, enum head key, const char *value)
{
	struct instrument *out = reader->out;
	int choice = 0;
	int64_t flag;

	switch (key) {
	case ID:
		read_code(reader, value);
		break;
	case VERSION:
		read_release(reader, value);
		break;
	case NAME:
		read_text(reader, "name", value, &out->name);
		break;
	case KIND:
		if (cell_choice(reader, "kind", value, kinds, COUNT(kinds), &choice))
			out->kind = (enum instrument_kind)choice;
		break;
	case CLASS:
		if (cell_choice(reader, "class", value, classes, COUNT(classes), &choice))
			out->class = (enum instrument_class)choice;
		break;
	case SCALE:
		read_scale(reader, value);
		break;
	case DECIMALS:
		read_small(reader, "decimals", value, 0, 6, &out->decimals);
		break;
	case DENOMINATOR:
		cell_whole(reader, "denominator", value, 1, SCALE_MOST, &out->denominator);
		break;
	case INTERCEPT:
		read_intercept(reader, value);
		break;
	case BAND_ON:
		if (cell_choice(reader, "band_on", value, band_ons, COUNT(band_ons), &choice))
			out->band_on = (enum instrument_band_on)choice;
		break;
	case OUTCOME:
		read_text(reader, "outcome", value, &out->outcome);
		break;
	case CITATION:
		read_text(reader, "citation", value, &out->citation);
		break;
	case VALID_DAYS:
		read_small(reader, "valid_days", value, 1, VALID_MOST, &out->valid_days);
		break;
	case AGE_MIN:
		read_small(reader, "age_min", value, 0, 120, &out->age_min);
		break;
	case ENABLED:
		if (cell_whole(reader, "enabled", value, 0, 1, &flag))
			out->enabled = flag == 1;
		break;
	case APPROVED_BY:
		out->approved_by = value;
		break;
	case APPROVED_ON:
		read_day(reader, value);
		break;
	case HEAD_COUNT:
		break;
	}
}

static void require(struct reader *reader, const size_t lines[], enum head key)
{
	if (lines[key] == 0)
		reader_fault_at(reader, 0, head_keys[key],
			"The file does not say it. Add a line: I, %s and its value, parted by "
			"tabs.",
			head_keys[key]);
}

/* What belongs to one kind only. */
static void check_kind(struct reader *reader, const size_t lines[])
{
	static const struct {
		enum head key;
		enum instrument_kind kind;
	} only[] = {{DENOMINATOR, INSTRUMENT_RATIO}, {INTERCEPT, INSTRUMENT_LOGISTIC}};
	struct instrument *out = reader->out;

	for (size_t i = 0; i < COUNT(only); i++) {
		if (out->kind == only[i].kind)
			require(reader, lines, only[i].key);
		else if (lines[only[i].key] > 0)
			reader_fault_at(reader, lines[only[i].key], head_keys[only[i].key],
				"Only the kind %s has it. Take the line out.", kinds[only[i].kind]);
	}
	if (out->kind == INSTRUMENT_POINTS)
		require(reader, lines, SCALE);
	else if (out->scale > 1)
		reader_fault_at(reader, lines[SCALE], "scale",
			"Only points are parted by a scale. Write 1, or take the line out.");
	if (out->scale == 0)
		out->scale = 1;
	if (out->kind == INSTRUMENT_LOGISTIC && out->band_on == BAND_ON_COUNT)
		reader_fault_at(reader, lines[BAND_ON], "band_on",
			"A logistic model has no count. Write score or none.");
}

static void check_approval(struct reader *reader, const size_t lines[])
{
	struct instrument *out = reader->out;
	bool by = out->approved_by != NULL, on = date_is_set(out->approved_on);

	if (by != on)
		reader_fault_at(reader, lines[by ? APPROVED_BY : APPROVED_ON],
			by ? "approved_on" : "approved_by",
			"approved_by and approved_on go together: give both, or leave both out.");
	else if (out->class == INSTRUMENT_LOCAL && out->enabled && !by)
		reader_fault_at(reader, lines[ENABLED], "enabled",
			"A local instrument is switched on by a named person. Give approved_by and "
			"approved_on, or write 0 here.");
}

void read_head(struct reader *reader)
{
	static const enum head needed[] = {ID, VERSION, NAME, KIND, CLASS, DECIMALS, BAND_ON,
		OUTCOME, CITATION, VALID_DAYS, ENABLED};
	size_t lines[HEAD_COUNT] = {0};
	int key = 0;

	for (size_t i = 0; i < reader->records_n; i++) {
		const struct record *record = &reader->records[i];

		if (record->letter != 'I')
			continue;
		reader->at = record;
		if (!cell_choice(reader, "key", record->cells[1], head_keys, HEAD_COUNT, &key))
			continue;
		if (lines[key] > 0) {
			reader_fault(reader, head_keys[key],
				"It stands on line %zu already. Take one of the two out.",
				lines[key]);
			continue;
		}
		lines[key] = record->line;
		/* "-" and nothing at all leave what need not be given open. */
		if (!cell_is_none(record->cells[2]) || key == ID || key == VERSION)
			read_value(reader, (enum head)key, record->cells[2]);
		else
			lines[key] = 0;
	}
	reader->at = NULL;
	for (size_t i = 0; i < COUNT(needed); i++)
		require(reader, lines, needed[i]);
	if (reader->faults_n > 0)
		return;
	check_kind(reader, lines);
	check_approval(reader, lines);
}
