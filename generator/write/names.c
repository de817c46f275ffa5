/* SPDX-License-Identifier: MIT */
#include "names.h"

#include <stdlib.h>

#include "utf8.h"

enum { COMPONENT_MAX = 255 };

void
names_init(struct names *n, struct arena *a)
{
	*n = (struct names){.arena = a};
	map_init(&n->folders, a);
}

void
names_release(struct names *n)
{
	free(n->slot);
	n->slot = NULL;
	buffer_free(&n->folded);
}

static bool
component_is_legal(struct slice c)
{
	if (c.n == 0 || c.n > COMPONENT_MAX || slice_eq(c, SLICE(".")) ||
	    slice_eq(c, SLICE("..")))
		return false;
	for (size_t i = 0; i < c.n; i++)
		if ((unsigned char)c.p[i] < 0x20 || c.p[i] == 0x7f ||
		    c.p[i] == '\\')
			return false;
	return true;
}

bool
name_is_legal(struct slice path)
{
	size_t start = 0;

	if (utf8_valid_prefix(path) != path.n)
		return false;
	for (size_t i = 0; i <= path.n; i++) {
		if (i < path.n && path.p[i] != '/')
			continue;
		if (!component_is_legal(
			(struct slice){path.p + start, i - start}))
			return false;
		start = i + 1;
	}
	return true;
}

static bool
folded_eq(struct slice a, struct slice b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (ascii_lower(a.p[i]) != ascii_lower(b.p[i]))
			return false;
	return true;
}

static uint64_t
folded_hash(struct slice s)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)ascii_lower(s.p[i])) *
		    UINT64_C(0x100000001b3);
	return h ^ h >> 32;
}

static struct slice
path_of(const struct name *f)
{
	return (struct slice){f->path, f->len};
}

/* The slot that holds `path`, or the free one where it would go. */
static size_t
probe(const struct names *n, struct slice path)
{
	size_t i = folded_hash(path) & (n->nslots - 1);

	while (n->slot[i] != 0 &&
	       !folded_eq(path_of(n->names.v[n->slot[i] - 1]), path))
		i = (i + 1) & (n->nslots - 1);
	return i;
}

struct name *
names_find(const struct names *n, struct slice path)
{
	size_t i;

	if (n->nslots == 0)
		return NULL;
	i = probe(n, path);
	return n->slot[i] != 0 ? n->names.v[n->slot[i] - 1] : NULL;
}

static void
rehash(struct names *n)
{
	n->nslots = n->nslots ? n->nslots * 2 : 64;
	free(n->slot);
	n->slot = must_alloc(arena_times(n->nslots, sizeof(*n->slot)));
	memset(n->slot, 0, n->nslots * sizeof(*n->slot));
	for (size_t i = 0; i < n->names.n; i++)
		n->slot[probe(n, path_of(n->names.v[i]))] = (uint32_t)i + 1;
}

static struct slice
folded(struct names *n, struct slice path)
{
	buffer_clear(&n->folded);
	for (size_t i = 0; i < path.n; i++)
		buffer_putc(&n->folded, ascii_lower(path.p[i]));
	return buffer_slice(&n->folded);
}

static struct name *
name_new(struct names *n, struct slice path)
{
	struct name *f = arena_alloc(n->arena, sizeof(*f) + path.n + 1);

	f->len = (uint32_t)path.n;
	memcpy(f->path, path.p, path.n);
	return f;
}

struct name *
names_add(struct names *n, struct slice path)
{
	struct name *f;

	if (names_find(n, path) != NULL ||
	    map_get(&n->folders, folded(n, path)) != NULL)
		return NULL;
	if (n->nslots < 2 * (n->names.n + 1))
		rehash(n);
	n->slot[probe(n, path)] = (uint32_t)n->names.n + 1;
	f = name_new(n, path);
	*VEC_ADD(n->arena, &n->names) = f;
	return f;
}

bool
names_add_folder(struct names *n, struct slice path, bool *is_new)
{
	struct name *f = map_get(&n->folders, path);
	void **at;

	*is_new = false;
	if (f != NULL) /* the common case: nothing to fold */
		return slice_eq(path_of(f), path);
	if (names_find(n, path) != NULL)
		return false;
	f = map_get(&n->folders, folded(n, path));
	if (f != NULL)
		return slice_eq(path_of(f), path);
	at = map_at(&n->folders, arena_copy(n->arena, folded(n, path)));
	*at = name_new(n, path);
	*is_new = true;
	return true;
}

static int
name_cmp(const void *a, const void *b)
{
	const struct name *const *x = a, *const *y = b;

	return slice_cmp(path_of(*x), path_of(*y));
}

void
names_sort(struct names *n)
{
	if (n->names.n > 0)
		qsort(n->names.v, n->names.n, sizeof(*n->names.v), name_cmp);
}

bool
names_in_order(const struct names *n, struct slice path)
{
	size_t low = 0, high = n->names.n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = slice_cmp(path_of(n->names.v[mid]), path);

		if (c == 0)
			return true;
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}
