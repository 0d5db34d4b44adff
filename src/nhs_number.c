#include <caseload/nhs_number.h>

#include <ctype.h>
#include <stdio.h>
#include <string.h>

bool nhs_number_valid(const char *digits)
{
	int sum = 0;
	bool repeated = true;

	if (digits == NULL || strlen(digits) != 10)
		return false;
	for (int i = 0; i < 10; i++) {
		if (!isdigit((unsigned char)digits[i]))
			return false;
		sum += (digits[i] - '0') * (10 - i);
		repeated = repeated && digits[i] == digits[0];
	}
	/* One sum says it all: "check digit 10" and "11 means 0" fall out by themselves. */
	return sum % 11 == 0 && !repeated;
}

bool nhs_number_read(
	const char *text, const char *field, char out[static NHS_NUMBER_SIZE], struct err *err)
{
	char digits[NHS_NUMBER_SIZE];
	int n = 0;

	if (text == NULL)
		text = "";
	for (const char *p = text; *p != '\0'; p++) {
		if (*p == ' ' || *p == '-' || *p == '\t')
			continue;
		if (!isdigit((unsigned char)*p))
			return err_set(err, ERR_INVALID, field,
				"NHS Number must be 10 digits, with or without spaces. You typed "
				"something that is not a digit.");
		if (n < 10)
			digits[n] = *p;
		n++;
	}
	if (n == 0)
		return err_set(
			err, ERR_INVALID, field, "NHS Number is missing. Type its 10 digits.");
	if (n != 10)
		return err_set(err, ERR_INVALID, field,
			"NHS Number must have 10 digits. You typed %d.", n);
	digits[10] = '\0';
	if (!nhs_number_valid(digits)) {
		if (strspn(digits, (char[]){digits[0], '\0'}) == 10)
			return err_set(err, ERR_INVALID, field,
				"NHS Number cannot be one digit repeated. Check it against the "
				"letter or card.");
		return err_set(err, ERR_INVALID, field,
			"NHS Number fails its check digit: a digit is wrong or two are swapped. "
			"Check it against the letter or card.");
	}
	memcpy(out, digits, NHS_NUMBER_SIZE);
	return true;
}

const char *nhs_number_show(const char *digits, char buffer[static NHS_NUMBER_SHOWN_SIZE])
{
	if (digits == NULL || strlen(digits) != 10)
		buffer[0] = '\0';
	else
		snprintf(buffer, NHS_NUMBER_SHOWN_SIZE, "%.3s %.3s %.4s", digits, digits + 3,
			digits + 6);
	return buffer;
}

bool nhs_number_is_test(const char *digits)
{
	return digits != NULL && strncmp(digits, "999", 3) == 0;
}
