/* Scores, each with the parts that make it: the lines of the screens' own panel. */
#include <string.h>

#include <caseload/risk_text.h>

#include "show.h"

/* What reads whole lines gets each factor in one. */
enum { COLS_WHOLE = 10000, COLS_MOST = 100 };

static void show_score(
	struct out *out, const struct risk_explained *x, const struct risk_text_options *options)
{
	struct risk_text text;
	const char *release = risk_release_words(x, out->arena);

	out_wrap(out, 0,
		arena_printf(out->arena, "%s  %s%s%s", risk_title(x), risk_headline(x, out->arena),
			*release ? "  " : "", release));
	risk_text(x, options, out->arena, &text);
	for (const char *line = text.text; *line != '\0';) {
		size_t length = strcspn(line, "\n");

		out_line(out, "%.*s", (int)length, line);
		line += length + (line[length] == '\n');
	}
}

void show_scores(struct out *out, const struct risk_explained *list, size_t n,
	const struct person_record *about)
{
	bool spoken = out->plain || out->whole;
	struct risk_text_options options = {
		.cols = out->whole		 ? COLS_WHOLE
			: out->width < COLS_MOST ? out->width
						 : COLS_MOST,
		.ascii = out->ascii,
		.spoken = spoken,
		.zeros = true,
		.facts = true,
		.outlook = about != NULL ? about->outlook : NULL,
	};

	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			out_gap(out);
		show_score(out, &list[i], &options);
	}
}
