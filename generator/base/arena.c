/* SPDX-License-Identifier: MIT */
#include "arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "format.h"

enum { BLOCK_SIZE = 64 * 1024, EXIT_INTERNAL = 4 };

struct block {
	struct block *next;
	size_t size, used; /* of data, in bytes */
	alignas(max_align_t) char data[];
};

/* What a reset arena keeps to be filled again. Nothing where stale pointers
 * are looked for. */
#ifdef __SANITIZE_ADDRESS__
enum { KEEP_MOST = 0 };
#else
enum { KEEP_MOST = 16 * BLOCK_SIZE };
#endif

struct arena {
	struct block *block; /* the one that is being filled, then older */
	struct block *spare; /* empty ones, the first to be filled first */
	size_t spare_size;   /* of all of them */
};

void
out_of_memory(void)
{
	fputs("duikan: fatal: out of memory\n", stderr);
	/* Not exit(): its handlers may want memory too. */
	_Exit(EXIT_INTERNAL);
}

void *
must_alloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (p == NULL)
		out_of_memory();
	return p;
}

void *
must_realloc(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (p == NULL)
		out_of_memory();
	return p;
}

size_t
arena_times(size_t size, size_t count)
{
	if (size != 0 && count > SIZE_MAX / 2 / size)
		out_of_memory();
	return size * count;
}

struct arena *
arena_new(void)
{
	struct arena *a = must_alloc(sizeof(*a));

	*a = (struct arena){0};
	return a;
}

static void
free_blocks(struct block *b)
{
	while (b != NULL) {
		struct block *next = b->next;

		free(b);
		b = next;
	}
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	free_blocks(a->block);
	free_blocks(a->spare);
	free(a);
}

void
arena_reset(struct arena *a)
{
	/* The oldest comes last and is to be the first. */
	for (struct block *b = a->block, *next; b != NULL; b = next) {
		next = b->next;
		if (a->spare_size + b->size > KEEP_MOST) {
			free(b); /* one giant must not stay */
			continue;
		}
		a->spare_size += b->size;
		b->next = a->spare;
		b->used = 0;
		a->spare = b;
	}
	a->block = NULL;
}

/* An empty block for at least `size` bytes. */
static struct block *
next_block(struct arena *a, size_t size)
{
	size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
	struct block *b;

	for (struct block **at = &a->spare; *at != NULL; at = &(*at)->next)
		if ((*at)->size >= size) {
			b = *at;
			*at = b->next;
			a->spare_size -= b->size;
			return b;
		}
	b = must_alloc(sizeof(*b) + room);
	*b = (struct block){.size = room};
	return b;
}

static size_t
round_up(size_t size)
{
	const size_t align = alignof(max_align_t);

	if (size > SIZE_MAX - sizeof(struct block) - align)
		out_of_memory();
	return (size + align - 1) / align * align;
}

/* Contents are not cleared. */
static void *
take(struct arena *a, size_t size)
{
	struct block *b = a->block;

	size = round_up(size);
	if (b == NULL || b->size - b->used < size) {
		b = next_block(a, size);
		b->next = a->block;
		a->block = b;
	}
	b->used += size;
	return b->data + b->used - size;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	return memset(take(a, size), 0, size);
}

void *
arena_grow(struct arena *a, const void *old, size_t used, size_t size)
{
	char *p = take(a, size);

	if (used > 0)
		memcpy(p, old, used);
	memset(p + used, 0, size - used);
	return p;
}

struct slice
arena_copy(struct arena *a, struct slice s)
{
	char *p = take(a, s.n + 1);

	if (s.n > 0)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return (struct slice){p, s.n};
}

struct slice
arena_printf(struct arena *a, const char *fmt, ...)
{
	char few[256], *p;
	va_list ap;
	size_t n;

	va_start(ap, fmt);
	n = format_v(few, sizeof(few), fmt, ap);
	va_end(ap);
	p = take(a, n + 1);
	if (n < sizeof(few)) {
		memcpy(p, few, n + 1);
	} else {
		va_start(ap, fmt);
		format_v(p, n + 1, fmt, ap);
		va_end(ap);
	}
	return (struct slice){p, n};
}

size_t
arena_size(const struct arena *a)
{
	size_t n = 0;

	for (const struct block *b = a->block; b != NULL; b = b->next)
		n += sizeof(*b) + b->size;
	return n;
}
