/* NHS Numbers: ten characters of text, checked by modulus 11 (field rules of the NHS Data
 * Dictionary). A number that passes does not identify a person; it is an attribute, not a key. */
#ifndef CASELOAD_NHS_NUMBER_H
#define CASELOAD_NHS_NUMBER_H

#include <stdbool.h>

#include <caseload/base/err.h>

enum { NHS_NUMBER_SIZE = 11, NHS_NUMBER_SHOWN_SIZE = 13 };

/* Accepts spaces and hyphens, nothing else; refuses wrong lengths, a check digit that fails and
 * the ten repeated digits. The sentence says what was typed and what is wrong with it. */
bool nhs_number_read(
	const char *text, const char *field, char out[static NHS_NUMBER_SIZE], struct err *err);
bool nhs_number_valid(const char *digits); /* exactly ten digits that pass */
const char *nhs_number_show(
	const char *digits, char buffer[static NHS_NUMBER_SHOWN_SIZE]); /* 3 3 4 */
bool nhs_number_is_test(const char *digits); /* the 999 range, never issued */

#endif
