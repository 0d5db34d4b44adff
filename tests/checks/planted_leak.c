#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

Test(planted, leak)
{
	char *lost = malloc(100);
	cr_assert_not_null(memset(lost, 1, 100));
	lost = NULL;
	cr_assert_null(lost);
}
