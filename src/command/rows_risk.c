/* Scores, instruments and what scores are computed from, as rows. */
#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/record.h>

#include "rows_inside.h"

static const char *age_words(const struct risk_explained *x)
{
	if (x->score == NULL)
		return "";
	if (x->score->inputs_changed)
		return "inputs changed";
	return x->age == RISK_STALE ? "stale" : x->age == RISK_EXPIRED ? "expired" : "";
}

static void score_row(struct rows *rows, const struct risk_explained *x)
{
	const struct risk_score *s = x->score;
	char shown[SCORE_SIZE];

	rows_add_date(rows, s != NULL ? s->scored_on : DATE_NONE);
	rows_add(rows, x->name);
	rows_add(rows, s != NULL ? score_show(s->score, shown) : "");
	rows_add(rows, word_shown(&words_band, s != NULL ? s->band : BAND_NO_DATA));
	rows_add(rows, x->could_be);
	rows_add(rows, s != NULL ? s->own_band : NULL);
	rows_addf(rows, "%s", s != NULL ? rows_text_date(rows->arena, s->valid_until) : "");
	rows_add(rows, age_words(x));
	if (s == NULL)
		rows_add(rows, x->held != NULL && !x->enabled ? "off" : "no score");
	else
		rows_add(rows, s->source_tool != NULL ? s->source_tool
						      : word_shown(&words_score_origin, s->origin));
}

static void scores(struct rows *rows, const struct risk_explained *list, size_t n)
{
	static const struct column columns[] = {
		{"Scored on", NULL, 0},
		{"Instrument", NULL, COLUMN_SHRINK},
		{"Score", "score", COLUMN_RIGHT},
		{"Band", NULL, 0},
		{"Could be", "could be", COLUMN_SPARE},
		{"Its own word", NULL, COLUMN_SHRINK | COLUMN_SPARE},
		{"Valid until", "valid until", COLUMN_SPARE},
		{"Age", NULL, 0},
		{"From", "from", COLUMN_SHRINK | COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++)
		score_row(rows, &list[i]);
}

static void instruments(struct rows *rows, const struct risk_instrument *list, size_t n)
{
	static const struct column columns[] = {
		{"Code", NULL, 0},
		{"Release", "release", 0},
		{"Name", NULL, COLUMN_SHRINK},
		{"Class", NULL, COLUMN_SPARE},
		{"On", NULL, 0},
		{"Approved by", "approved by", COLUMN_SHRINK | COLUMN_SPARE},
		{"Days valid", "days valid", COLUMN_RIGHT | COLUMN_SPARE},
		{"Why off", "because", COLUMN_SHRINK},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct risk_instrument *row = &list[i];
		rows_add(rows, row->code);
		rows_add(rows, row->release);
		rows_add(rows, row->name);
		rows_addf(rows, "%s%s", row->class != NULL ? row->class : "",
			row->shipped ? "" : ", this site");
		rows_add(rows, !row->newest ? "replaced" : row->enabled ? "on" : "off");
		rows_addf(rows, "%s%s%s", row->approved_by != NULL ? row->approved_by : "",
			row->approved_by != NULL ? ", " : "",
			rows_text_date(rows->arena, row->approved_on));
		rows_add_number(rows, row->valid_days);
		rows_add(rows, row->enabled ? NULL : row->off_reason);
	}
}

static void factors(struct rows *rows, const struct risk_input *list, size_t n)
{
	static const struct column columns[] = {
		{"Code", NULL, 0},
		{"What", NULL, COLUMN_SHRINK},
		{"Value", NULL, COLUMN_SHRINK},
		{"On", "on", 0},
		{"Source", "from", COLUMN_SHRINK | COLUMN_SPARE},
		{"Recorded by", "by", COLUMN_SHRINK | COLUMN_SPARE},
		{"For", "for", COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct risk_input *input = &list[i];
		rows_add(rows, input->factor != NULL ? input->factor : input->key);
		rows_add(rows, input->label);
		rows_add(rows, input->said);
		rows_add_date(rows, input->on);
		rows_add(rows, input->source);
		rows_add(rows, input->by);
		rows_add(rows, input->instrument);
	}
}

void rows_risk(struct rows *rows, const struct result *result)
{
	switch (result->kind) {
	case RESULT_SCORES:
		scores(rows, result->value, result->n);
		break;
	case RESULT_INSTRUMENTS:
		instruments(rows, result->value, result->n);
		break;
	default:
		factors(rows, result->value, result->n);
		break;
	}
}
