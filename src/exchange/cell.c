#include "cell.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include <caseload/base/utf8.h>

enum { NAME_BYTES_MAX = 200 };

struct csv_cell cell_trim(struct csv_cell cell)
{
	for (;;) {
		if (cell.length > 0 && (cell.text[0] == ' ' || cell.text[0] == '\t'))
			cell.text++, cell.length--;
		else if (cell.length > 1 && memcmp(cell.text, "\xc2\xa0", 2) == 0)
			cell.text += 2, cell.length -= 2;
		else
			break;
	}
	for (;;) {
		const char *end = cell.text + cell.length;

		if (cell.length > 0 && (end[-1] == ' ' || end[-1] == '\t'))
			cell.length--;
		else if (cell.length > 1 && memcmp(end - 2, "\xc2\xa0", 2) == 0)
			cell.length -= 2;
		else
			break;
	}
	csv_unguard(&cell.text, &cell.length);
	return cell;
}

bool cell_is(struct csv_cell cell, const char *text)
{
	return cell.length == strlen(text) && strncasecmp(cell.text, text, cell.length) == 0;
}

void note_add(struct row_notes *notes, struct arena *arena, size_t line, const char *field,
	const char *reason)
{
	struct row_note *note =
		arena_push(arena, &notes->items, &notes->n, &notes->room, sizeof(*note));

	*note = (struct row_note){line, field, reason};
}

/* What spreadsheets put around a number: a decimal ".0" behind, ="..." about it, ' before it. */
static struct csv_cell undress(struct csv_cell cell, const char **repaired)
{
	size_t n = cell.length;

	if (n > 3 && cell.text[0] == '=' && cell.text[1] == '"' && cell.text[n - 1] == '"') {
		*repaired = "NHS Number was written as a spreadsheet formula; the formula was "
			    "taken away.";
		return (struct csv_cell){cell.text + 2, n - 3};
	}
	if (n > 1 && cell.text[0] == '\'') {
		*repaired = "NHS Number began with an apostrophe, which was taken away.";
		return (struct csv_cell){cell.text + 1, n - 1};
	}
	while (n > 0 && cell.text[n - 1] == '0')
		n--;
	if (n > 1 && n < cell.length && cell.text[n - 1] == '.') {
		*repaired = "NHS Number ended in \".0\", as spreadsheets write numbers; the ending "
			    "was taken away.";
		return (struct csv_cell){cell.text, n - 1};
	}
	return cell;
}

/* The digits, blanks and hyphens passed over. False where something else stands among them. */
static bool digits_of(struct csv_cell cell, char out[static NHS_NUMBER_SIZE], int *n)
{
	*n = 0;
	for (size_t i = 0; i < cell.length; i++) {
		char c = cell.text[i];

		if (cell_digit(c)) {
			if (*n < 10)
				out[*n] = c;
			++*n;
		} else if (c == '\xc2' && i + 1 < cell.length && cell.text[i + 1] == '\xa0') {
			i++;
		} else if (c != ' ' && c != '-') {
			return false;
		}
	}
	return true;
}

const char *cell_nhs_number(struct csv_cell cell, char out[static NHS_NUMBER_SIZE],
	const char **repaired, struct arena *arena)
{
	int n;

	*repaired = NULL;
	out[10] = '\0';
	if (cell.length == 0)
		return "NHS Number is missing. Look it up and add it, or take the person off the "
		       "list.";
	if (!digits_of(cell, out, &n)) {
		if (cell_is_scientific(cell))
			return "NHS Number is in scientific form, as 9.99E+09: a spreadsheet has "
			       "lost its last digits. Export the list again and do not save it "
			       "from a spreadsheet.";
		if (!digits_of(undress(cell, repaired), out, &n))
			return "NHS Number holds something that is not a digit. Check it against "
			       "the record.";
	}
	if (n == 0)
		return "NHS Number is missing. Look it up and add it, or take the person off the "
		       "list.";
	if (n != 10)
		return arena_printf(arena,
			"NHS Number has %d digit%s and must have 10. Check it against the record.",
			n, n == 1 ? "" : "s");
	if (!nhs_number_valid(out))
		return "NHS Number fails its check digit: a digit is wrong or two are swapped. "
		       "Check it against the record.";
	return NULL;
}

/* Printable ASCII is safe and in NFC as it stands, and nearly all cells are. */
static bool plain_ascii(struct csv_cell cell)
{
	unsigned char bad = 0;

	for (size_t i = 0; i < cell.length; i++)
		bad |= (unsigned char)cell.text[i] < 0x20 || (unsigned char)cell.text[i] > 0x7e;
	return !bad;
}

/* Letters that are drawn as nothing: a name of these alone looks missing. */
static bool looks_blank(const char *text)
{
	static const int32_t blank[] = {
		0x3164, 0x115F, 0x1160, 0xFFA0, 0x2800, 0x00A0, 0x3000, ' '};
	size_t length = strlen(text);

	for (size_t at = 0; at < length;) {
		bool found = false;
		int32_t code;

		at += utf8_decode(text + at, length - at, &code);
		for (size_t i = 0; i < sizeof(blank) / sizeof(blank[0]); i++)
			found = found || code == blank[i];
		if (!found)
			return false;
	}
	return true;
}

const char *cell_name(struct csv_cell cell, const char **out, struct arena *arena)
{
	char *text;

	*out = NULL;
	if (cell.length == 0)
		return NULL;
	if (cell.length > NAME_BYTES_MAX)
		return "A name is longer than a name can be. Check that the columns are in their "
		       "places.";
	text = arena_strndup(arena, cell.text, cell.length);
	if (!plain_ascii(cell)) {
		if (!text_is_safe(text, false) || strlen(text) != cell.length)
			return "A name holds control characters, an escape sequence or marks that "
			       "turn text round. Correct it where the list was made.";
		text = utf8_nfc(arena, text);
		if (looks_blank(text))
			return "A name is made of characters that cannot be seen. Correct it where "
			       "the list was made.";
	}
	*out = text;
	return NULL;
}

const char *cell_text(struct csv_cell cell, bool *repaired, struct arena *arena)
{
	size_t removed = 0;
	char *text;

	if (cell.length == 0)
		return NULL;
	if (plain_ascii(cell))
		return arena_strndup(arena, cell.text, cell.length);
	text = safe_text(arena, cell.text, cell.length, false, &removed);
	*repaired = *repaired || removed > 0;
	return text_is_blank(text) ? NULL : utf8_nfc(arena, text);
}

const char *cell_gender(struct csv_cell cell, bool *known)
{
	static const struct {
		const char *text, *code;
	} genders[] = {
		{"m", "1"},
		{"male", "1"},
		{"1", "1"},
		{"f", "2"},
		{"female", "2"},
		{"2", "2"},
		{"i", "9"},
		{"indeterminate", "9"},
		{"9", "9"},
		{"u", "X"},
		{"x", "X"},
		{"0", "X"},
		{"unknown", "X"},
		{"not known", "X"},
		{"not recorded", "X"},
		{"not specified", "X"},
	};

	*known = true;
	if (cell.length == 0)
		return NULL;
	for (size_t i = 0; i < sizeof(genders) / sizeof(genders[0]); i++)
		if (cell_is(cell, genders[i].text))
			return genders[i].code;
	*known = false;
	return "X";
}

const char *cell_postcode(struct csv_cell cell, struct arena *arena)
{
	char code[8]; /* seven letters and digits, and the blank */
	size_t n = 0;

	for (size_t i = 0; i < cell.length; i++) {
		if (cell.text[i] == ' ')
			continue;
		if ((!cell_letter(cell.text[i]) && !cell_digit(cell.text[i])) || n == 7)
			return NULL;
		code[n++] = (char)toupper((unsigned char)cell.text[i]);
	}
	/* A9 9AA to AA9A 9AA: a letter in front, digit and two letters behind. */
	if (n < 5 || !cell_letter(code[0]) || !cell_digit(code[n - 3]) ||
		!cell_letter(code[n - 2]) || !cell_letter(code[n - 1]))
		return NULL;
	memmove(code + n - 2, code + n - 3, 3);
	code[n - 3] = ' ';
	return arena_strndup(arena, code, n + 1);
}
