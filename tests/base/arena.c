#include <caseload/base/arena.h>

#include <criterion/criterion.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

Test(arena, memory_is_zeroed_aligned_and_apart)
{
	struct arena *arena = arena_new();
	char *all[200];

	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < 200; i++) {
			size_t size = i * i % 977 + (i % 50 == 7 ? 40000 : 0) + 1;
			all[i] = arena_alloc(arena, size);
			cr_assert((uintptr_t)all[i] % _Alignof(max_align_t) == 0);
			for (size_t k = 0; k < size; k++)
				cr_assert(all[i][k] == 0, "not zeroed");
			memset(all[i], (int)(i % 255) + 1, size);
		}
		for (size_t i = 0; i < 200; i++)
			cr_assert(
				(unsigned char)all[i][0] == i % 255 + 1, "%zu was written over", i);
		arena_reset(arena);
	}
	arena_free(arena);
	arena_free(NULL);
}

Test(arena, texts)
{
	struct arena *arena = arena_new();
	char long_text[50000];

	arena_reset(arena);
	cr_assert(arena_strdup(arena, NULL) == NULL);
	cr_assert_str_eq(arena_strdup(arena, ""), "");
	cr_assert_str_eq(arena_strdup(arena, "Łukasz"), "Łukasz");
	cr_assert_str_eq(arena_strndup(arena, "lead professional", 4), "lead");
	cr_assert_str_eq(arena_printf(arena, "%d of %s", 3, "nine"), "3 of nine");
	memset(long_text, 'x', sizeof(long_text));
	long_text[sizeof(long_text) - 1] = '\0';
	cr_assert_str_eq(arena_printf(arena, "%s", long_text), long_text);
	arena_free(arena);
}

Test(arena, push_grows)
{
	struct arena *arena = arena_new();
	int *items = NULL;
	size_t n = 0, room = 0;

	for (int i = 0; i < 1000; i++) {
		int *item = arena_push(arena, &items, &n, &room, sizeof(*items));
		cr_assert(*item == 0);
		*item = i;
	}
	cr_assert(n == 1000 && room >= n);
	for (int i = 0; i < 1000; i++)
		cr_assert(items[i] == i);
	arena_free(arena);
}
