#include <caseload/exchange/source.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <criterion/criterion.h>

#include "folder.h"

#define BYTES(text) (text), sizeof(text) - 1

Test(source, encodings_by_content)
{
	static const struct {
		const char *bytes;
		size_t size;
		const char *encoding, *text;
	} cases[] = {
		{BYTES("Zoe,1\n"), "utf-8", "Zoe,1\n"},
		{BYTES("Zo\xc3\xab,1\n"), "utf-8", "Zo\xc3\xab,1\n"},
		{BYTES("\xef\xbb\xbfZo\xc3\xab\n"), "utf-8-bom", "Zo\xc3\xab\n"},
		{BYTES("Zo\xeb,D\x92SOUZA\n"), "windows-1252", "Zo\xc3\xab,D\xe2\x80\x99SOUZA\n"},
		{BYTES("\xd3SKARSSON\n"), "windows-1252", "\xc3\x93SKARSSON\n"},
		{BYTES("\xff\xfeZ\0o\0\xeb\0\n\0"), "utf-16le", "Zo\xc3\xab\n"},
		{BYTES("\xfe\xff\0Z\0o\0\xeb\0\n"), "utf-16be", "Zo\xc3\xab\n"},
		{BYTES("N\0H\0S\0 \0N\0o\0\n\0"), "utf-16le", "NHS No\n"},
		{BYTES("\0N\0H\0S\0 \0N\0o\0\n"), "utf-16be", "NHS No\n"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct source source;
		struct err err = {.code = ERR_NONE};

		cr_assert(source_from_bytes(cases[i].bytes, cases[i].size, &source, &err),
			"case %zu: %s", i, err.text);
		cr_assert_str_eq(
			source.encoding, cases[i].encoding, "case %zu: %s", i, source.encoding);
		cr_assert_str_eq(source.text, cases[i].text, "case %zu: %s", i, source.text);
		cr_assert_eq(source.length, strlen(cases[i].text), "case %zu", i);
		cr_assert_eq(source.size, cases[i].size, "case %zu", i);
		source_close(&source);
	}
}

Test(source, refuses_what_is_not_text)
{
	static const struct {
		const char *bytes;
		size_t size;
		const char *says;
	} cases[] = {
		{BYTES(""), "empty"},
		{BYTES(" \r\n\t\n"), "empty"},
		{BYTES("\xef\xbb\xbf"), "empty"},
		{BYTES("PK\3\4rest"), "workbook"},
		{BYTES("%PDF-1.7\n"), "PDF"},
		{BYTES("SQLite format 3\0more"), "database"},
		{BYTES("\1\2\3\4\5\6\7\x08\1\2\3"), "not text"},
		{BYTES("NHS Number\nabc\0def\n9990000018,and more text that is long enough\n"),
			"Line 2 holds a NUL"},
		{BYTES("\xff\xfe"
		       "A\0\0\0B\0\n\0"),
			"NUL"},
		{BYTES("\xff\xfe"
		       "A\0B\0C"),
			"cut short"},
		{BYTES("\xff\xfe"
		       "A\0\n\0\x00\xd8"
		       "B\0"),
			"Line 2 cannot be read"},
		{BYTES("\xef\xbb\xbfok\nRen\xe9\n"), "Line 2 holds bytes that are not UTF-8"},
		{BYTES("Zo\xc3\xab\nRen\xe9 X\n"), "Line 2 holds bytes that are neither"},
		{BYTES("ok\nRen\xc3(\n"), "Line 2 holds bytes that are neither"},
		{BYTES("ok\nok\nSM\xffITH\n"), "Line 3 holds bytes that are neither"},
		{BYTES("ok\nSMITH\xc3(\n"), "Line 2 holds bytes that are neither"},
		{BYTES("ok\nSMI\xe2\x82TH\n"), "Line 2 holds bytes that are neither"},
		{BYTES("ok\nSMI\xed\xa0\x80TH\n"), "Line 2 holds bytes that are neither"},
		{BYTES("ok\nSMITH \x80\n"), "Line 2 holds bytes that are neither"},
		{BYTES("ok\n\xff\xfe\xfd\n"), "Line 2 holds bytes that are neither"},
		{BYTES("ok\n\x81\n"), "Line 2"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct source source;
		struct err err = {.code = ERR_NONE};

		cr_assert_not(source_from_bytes(cases[i].bytes, cases[i].size, &source, &err),
			"case %zu", i);
		cr_assert_eq(err.code, ERR_INVALID, "case %zu", i);
		cr_assert_str_eq(err.field, "file", "case %zu", i);
		cr_assert(strstr(err.text, cases[i].says) != NULL, "case %zu: %s", i, err.text);
		source_close(&source);
	}
}

static void in_folder(char folder[static FOLDER_SIZE], char path[static 128])
{
	folder_make(folder);
	snprintf(path, 128, "%s/list.csv", folder);
}

Test(source, files)
{
	char folder[FOLDER_SIZE], path[128];
	struct source source;
	struct err err = {.code = ERR_NONE};
	FILE *file;

	in_folder(folder, path);
	cr_assert_not(source_open(path, &source, &err));
	cr_assert_eq(err.code, ERR_INVALID, "%s", err.text);
	cr_assert_not(source_open(folder, &source, &err));
	cr_assert(strstr(err.text, "folder") != NULL, "%s", err.text);

	cr_assert(mkfifo(path, 0600) == 0);
	cr_assert_not(source_open(path, &source, &err));
	cr_assert(strstr(err.text, "pipe") != NULL, "%s", err.text);
	unlink(path);

	file = fopen(path, "w");
	cr_assert(file != NULL);
	cr_assert_not(source_open(path, &source, &err));
	cr_assert(strstr(err.text, "empty") != NULL, "%s", err.text);
	fputs("abc", file);
	fclose(file);
	cr_assert(source_open(path, &source, &err), "%s", err.text);
	cr_assert_str_eq(
		source.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	source_close(&source);

	/* Sparse: takes no room. */
	cr_assert(truncate(path, 200 * 1000 * 1000) == 0);
	cr_assert_not(source_open(path, &source, &err));
	cr_assert(strstr(err.text, "200 MB") != NULL, "%s", err.text);
	folder_remove(folder);
}
