#include <caseload/base/id.h>

#include <criterion/criterion.h>
#include <ctype.h>
#include <string.h>

static void check_shape(const char *uid)
{
	cr_assert(strlen(uid) == 36 && uid_valid(uid));
	for (int i = 0; i < 36; i++)
		if (i == 8 || i == 13 || i == 18 || i == 23)
			cr_assert(uid[i] == '-');
		else
			cr_assert(
				isdigit((unsigned char)uid[i]) || (uid[i] >= 'a' && uid[i] <= 'f'));
	cr_assert(uid[14] == '7', "the version: %s", uid);
	cr_assert(strchr("89ab", uid[19]) != NULL, "the variant: %s", uid);
}

Test(id, version_7_in_the_order_of_milliseconds)
{
	char before[UID_SIZE] = "", uid[UID_SIZE];

	for (int i = 0; i < 5000; i++) {
		uid_new(uid);
		check_shape(uid);
		cr_assert(strncmp(before, uid, 13) <= 0, "%s then %s", before, uid);
		cr_assert(strcmp(before, uid) != 0);
		memcpy(before, uid, sizeof(uid));
	}
}

Test(id, fixed_sequence)
{
	enum { N = 2000 };
	static char all[N][UID_SIZE];
	char uid[UID_SIZE];

	uid_fix(42);
	for (int i = 0; i < N; i++)
		check_shape(uid_new(all[i]));
	uid_fix(42);
	for (int i = 0; i < N; i++)
		cr_assert_str_eq(uid_new(uid), all[i]);
	for (int i = 0; i < N; i++)
		for (int k = 0; k < i; k++)
			cr_assert(strncmp(all[i], all[k], UID_SHORT) != 0, "%s %s", all[i], all[k]);
	uid_fix(43);
	cr_assert(strcmp(uid_new(uid), all[0]) != 0);
	uid_fix(0);
	uid_new(uid);
	cr_assert(strncmp(uid, "01", 2) == 0, "real time again: %s", uid);
}

Test(id, what_is_no_uid)
{
	static const char *const cases[] = {NULL, "", "018f", "018f0000-0000-7000-8000-00000000000",
		"018f0000-0000-7000-8000-00000000000g", "018f00000000-7000-8000-000000000000-",
		"018f0000-0000-7000-8000-0000000000000"};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		cr_assert(!uid_valid(cases[i]), "case %zu", i);
}
