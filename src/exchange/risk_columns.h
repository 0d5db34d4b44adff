/* Column names of risk lists, as general practice systems and risk tools write them. */
#ifndef CASELOAD_SRC_EXCHANGE_RISK_COLUMNS_H
#define CASELOAD_SRC_EXCHANGE_RISK_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/exchange/csv.h>
#include <caseload/exchange/risk_list.h>

enum column {
	COL_NHS_NUMBER,
	COL_TITLE,
	COL_FAMILY,
	COL_GIVEN,
	COL_CALLING, /* the given name where there is no other, else the preferred one */
	COL_BIRTH_DATE,
	COL_AGE,
	COL_GENDER,
	COL_ADDRESS, /* the whole in one cell */
	COL_HOUSE,
	COL_ROAD,
	COL_LOCALITY,
	COL_TOWN,
	COL_COUNTY,
	COL_POSTCODE,
	COL_HOME_PHONE,
	COL_MOBILE_PHONE,
	COL_WORK_PHONE,
	COL_EMAIL,
	COL_PRACTICE_CODE,
	COL_PRACTICE_NAME,
	COL_PRACTICE, /* a code or a name */
	COL_USUAL_GP,
	COL_USUAL_GP_CODE,
	COL_EMIS_NUMBER,
	COL_LOCAL_ID,
	N_PERSON_COLUMNS,
	/* these may come several times over and belong to a score */
	COL_INSTRUMENT = N_PERSON_COLUMNS,
	COL_SCORE,
	COL_SCORED_ON,
	COL_BAND,
	COL_VERSION, /* of the tool */
	COL_LOW,     /* the ends of its scale */
	COL_HIGH,
	COL_DIRECTION,
	COL_NONE,
};

enum { SCORE_GROUPS = 24 };

/* The cells of one score; -1 where the list has no such column. */
struct score_columns {
	int score, instrument, scored_on, band, version, low, high, direction;
	const char *tool; /* the instrument its heading names, by id or as written; or NULL */
};

struct risk_columns {
	int person[N_PERSON_COLUMNS]; /* -1 where there is none */
	struct score_columns scores[SCORE_GROUPS];
	size_t n_scores;
	size_t width;			/* up to the last column with a heading */
	bool in_score[CSV_COLUMNS_MAX]; /* the column belongs to a score */
	bool snake;			/* headings in snake_case */
	bool acg, efi;			/* a heading only that tool has */
};

/* True when the record is a header: it names an NHS Number column. */
bool risk_columns_read(const struct csv *record, struct risk_columns *out, struct arena *arena);
bool risk_columns_is_nhs_number(struct csv_cell heading);
/* "emis", "systmone" ...; `delimiter` and `encoding` as the file has them. */
const char *risk_columns_shape(
	const struct risk_columns *columns, char delimiter, const char *encoding);

#endif
