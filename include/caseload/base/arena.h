/* Arenas: memory that lives and dies together.
 *
 * One for each screen visit, each command, each test. What the store returns
 * lives in the arena the caller passes. Running out of memory is a bug().
 * Memory is zeroed and aligned for any type. */
#ifndef CASELOAD_BASE_ARENA_H
#define CASELOAD_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);  /* NULL is fine */
void arena_reset(struct arena *arena); /* everything in it is gone; the arena stays */

void *arena_alloc(struct arena *arena, size_t size);
#define arena_new_array(arena, type, n) ((type *)arena_alloc((arena), sizeof(type) * (n)))
#define arena_new_one(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

char *arena_strdup(struct arena *arena, const char *text); /* NULL gives NULL */
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* A growing array in an arena: `items`, `n` and `room` are the caller's; after
 * the call items[n] is writable (zeroed) and *n is one more. Returns the new element. */
void *arena_push(struct arena *arena, void *items_pointer, size_t *n, size_t *room, size_t size);

/* malloc and friends for the few long-lived things; never return NULL. */
void *xmalloc(size_t size);
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *old, size_t size);
char *xstrdup(const char *text);

#endif
