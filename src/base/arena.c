#include <caseload/base/arena.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/err.h>

enum { BLOCK_SIZE = 16 * 1024, ALIGN = sizeof(max_align_t) };

struct block {
	struct block *next;
	size_t used, size;
	max_align_t data[];
};

struct arena {
	struct block *blocks; /* the newest first */
};

static struct block *block_new(size_t size)
{
	struct block *block = xmalloc(sizeof(*block) + size);
	block->next = NULL;
	block->used = 0;
	block->size = size;
	return block;
}

struct arena *arena_new(void)
{
	return xcalloc(1, sizeof(struct arena));
}

static void blocks_free(struct block *block)
{
	while (block != NULL) {
		struct block *next = block->next;
		free(block);
		block = next;
	}
}

void arena_free(struct arena *arena)
{
	if (arena == NULL)
		return;
	blocks_free(arena->blocks);
	free(arena);
}

void arena_reset(struct arena *arena)
{
	if (arena->blocks == NULL)
		return;
	blocks_free(arena->blocks->next);
	arena->blocks->next = NULL;
	arena->blocks->used = 0;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	struct block *block = arena->blocks;

	if (size > SIZE_MAX - ALIGN)
		bug("an allocation of %zu bytes", size);
	size = (size + ALIGN - 1) / ALIGN * ALIGN;
	if (block == NULL || block->size - block->used < size) {
		struct block *fresh = block_new(size > BLOCK_SIZE ? size : BLOCK_SIZE);
		if (block != NULL && size > BLOCK_SIZE) {
			/* A large one goes behind the current block, whose room is still good. */
			fresh->next = block->next;
			block->next = fresh;
		} else {
			fresh->next = block;
			arena->blocks = fresh;
		}
		block = fresh;
	}
	void *memory = (char *)block->data + block->used;
	block->used += size;
	return memset(memory, 0, size);
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);
	memcpy(copy, text, length);
	return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return text == NULL ? NULL : arena_strndup(arena, text, strlen(text));
}

char *arena_vprintf(struct arena *arena, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0)
		bug("a text that cannot be formatted");
	char *text = arena_alloc(arena, (size_t)n + 1);
	vsnprintf(text, (size_t)n + 1, format, args);
	return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *text = arena_vprintf(arena, format, args);
	va_end(args);
	return text;
}

void *arena_push(struct arena *arena, void *items_pointer, size_t *n, size_t *room, size_t size)
{
	void **items = items_pointer;

	if (*n == *room) {
		size_t more = *room == 0 ? 8 : *room * 2;
		void *bigger = arena_alloc(arena, more * size);
		if (*n > 0)
			memcpy(bigger, *items, *n * size);
		*items = bigger;
		*room = more;
	}
	void *item = (char *)*items + *n * size;
	memset(item, 0, size);
	*n += 1;
	return item;
}

void *xmalloc(size_t size)
{
	void *memory = malloc(size > 0 ? size : 1);
	if (memory == NULL)
		bug("out of memory");
	return memory;
}

void *xcalloc(size_t n, size_t size)
{
	void *memory = calloc(n > 0 ? n : 1, size > 0 ? size : 1);
	if (memory == NULL)
		bug("out of memory");
	return memory;
}

void *xrealloc(void *old, size_t size)
{
	void *memory = realloc(old, size > 0 ? size : 1);
	if (memory == NULL)
		bug("out of memory");
	return memory;
}

char *xstrdup(const char *text)
{
	size_t size = strlen(text) + 1;
	return memcpy(xmalloc(size), text, size);
}
