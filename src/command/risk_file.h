/* Definitions in files: for those that look at one, try one and load one. */
#ifndef COMMAND_RISK_FILE_H
#define COMMAND_RISK_FILE_H

#include <caseload/command/handler.h>
#include <caseload/instrument.h>

/* instrument_check(), and whether a score would feed itself among the shipped definitions, or one of
 * them was edited without a new version. */
size_t definition_check(const char *file, const char *bytes, size_t size, struct arena *arena,
	struct instrument *out, const struct instrument_fault **faults);
/* The sentence for a text whose release is known with another text. */
const char *definition_edited(const char *file, const struct instrument *instrument,
	const char *bytes, size_t size, struct arena *arena);
/* "lace.tsv: LACE index 2010.1, points, 4 inputs, 3 bands, valid 30 days, on, SHA-256 ...". */
const char *definition_words(
	const struct instrument *instrument, const char *sha256, struct arena *arena);

#endif
