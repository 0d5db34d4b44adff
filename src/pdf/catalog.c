/* The document's language, for a screen reader. Cairo 1.16 has no way to say it, so it is added
 * the way PDF provides for later changes: a new catalogue and a new cross-reference behind the old
 * end. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "paper.h"

/* The number after `key` in text that ends before `end`; false if there is none. */
static bool number_after(const char *from, const char *end, const char *key, size_t *out)
{
	const char *found = memmem(from, (size_t)(end - from), key, strlen(key));

	if (!found)
		return false;
	found += strlen(key);
	while (found < end && (*found == ' ' || *found == '\n' || *found == '\r'))
		found++;
	if (found == end || *found < '0' || *found > '9')
		return false;
	for (*out = 0; found < end && *found >= '0' && *found <= '9'; found++)
		*out = *out * 10 + (size_t)(*found - '0');
	return true;
}

static const char *last_of(const struct str *pdf, const char *key)
{
	size_t length = strlen(key);

	for (size_t i = pdf->length < length ? 0 : pdf->length - length + 1; i > 0; i--)
		if (!memcmp(pdf->text + i - 1, key, length))
			return pdf->text + i - 1;
	return NULL;
}

void pdf_set_language(struct str *pdf, const char *language)
{
	const char *end = pdf->text + pdf->length;
	const char *mark = last_of(pdf, "startxref");
	const char *trailer = last_of(pdf, "trailer");
	size_t old_xref, new_xref, root, info, size, at;
	const char *object, *close, *marked;
	char key[32];
	struct str tail = {0};

	if (!mark || !trailer || trailer > mark ||
		!number_after(mark, end, "startxref", &old_xref) || old_xref >= pdf->length)
		return;
	if (!number_after(trailer, mark, "/Root", &root) ||
		!number_after(trailer, mark, "/Info", &info) ||
		!number_after(trailer, mark, "/Size", &size))
		return;
	snprintf(key, sizeof(key), "\n%zu 0 obj\n<<", root);
	object = memmem(pdf->text, pdf->length, key, strlen(key));
	if (!object)
		return;
	object += strlen(key);
	close = memmem(object, (size_t)(end - object), "endobj", 6);
	if (!close || memmem(object, (size_t)(close - object), "/Lang", 5))
		return;
	marked = memmem(object, (size_t)(close - object), "/MarkInfo", 9)
			 ? ""
			 : " /MarkInfo << /Marked true >>";
	at = pdf->length;
	str_addf(&tail, "%zu 0 obj\n<< /Lang (%s) /ViewerPreferences << /DisplayDocTitle true >>%s",
		root, language, marked);
	str_addn(&tail, object, (size_t)(close - object));
	str_add(&tail, "endobj\n");
	new_xref = pdf->length + tail.length;
	str_addf(&tail, "xref\n%zu 1\n%010zu 00000 n \n", root, at);
	str_addf(&tail, "trailer\n<< /Size %zu /Root %zu 0 R /Info %zu 0 R /Prev %zu >>\n", size,
		root, info, old_xref);
	str_addf(&tail, "startxref\n%zu\n%%%%EOF\n", new_xref);
	str_addn(pdf, tail.text, tail.length);
	str_free(&tail);
}
