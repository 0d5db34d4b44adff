#include <caseload/base/str.h>

#include <criterion/criterion.h>
#include <string.h>

Test(str, grows_and_empties)
{
	struct str s = {0};

	cr_assert_str_eq(str_text(&s), "");
	str_add(&s, NULL);
	str_add(&s, "care");
	str_addc(&s, ' ');
	str_addn(&s, "planning", 4);
	str_addf(&s, " %d%%", 2);
	cr_assert_str_eq(str_text(&s), "care plan 2%");
	cr_assert(s.length == strlen(s.text));
	str_clear(&s);
	cr_assert_str_eq(str_text(&s), "");
	for (int i = 0; i < 10000; i++)
		str_addf(&s, "%d,", i % 10);
	cr_assert(s.length == 20000);
	cr_assert(strlen(str_text(&s)) == 20000);
	str_free(&s);
	cr_assert_str_eq(str_text(&s), "");
	str_clear(&s);
	str_free(&s);
}

Test(str, plain_text_helpers)
{
	cr_assert(text_is_blank(NULL) && text_is_blank("") && text_is_blank(" \t\r\n"));
	cr_assert(!text_is_blank(" a"));
	cr_assert(text_equal(NULL, NULL) && text_equal("a", "a"));
	cr_assert(!text_equal("a", NULL) && !text_equal(NULL, "") && !text_equal("a", "A"));
	cr_assert(text_starts("caseload", "case") && text_starts("case", "") &&
		  !text_starts("ca", "case"));
	cr_assert(text_words("") == 0 && text_words(" \n\t") == 0 && text_words("a") == 1);
	cr_assert(text_words(" two\n\nwords\t") == 2);
}

Test(str, thousands_are_parted)
{
	static const struct {
		int64_t n;
		const char *shown;
	} cases[] = {{0, "0"}, {999, "999"}, {1000, "1,000"}, {12045, "12,045"},
		{1234567, "1,234,567"}, {-999, "-999"}, {-100000, "-100,000"}};
	char buffer[THOUSANDS_SIZE];

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		cr_assert_str_eq(thousands_show(cases[i].n, buffer), cases[i].shown);
}
