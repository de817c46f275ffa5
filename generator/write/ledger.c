/* SPDX-License-Identifier: MIT */
#include "ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "buffer.h"
#include "file.h"
#include "map.h"

#define LEDGER_NAME "ledger"
#define JOURNAL_NAME "ledger.new"

/* Both in this machine's own form: a cache does not travel. */
struct head {
	char magic[16];
	struct digest manifest;
	struct inputs inputs;
	struct digest seal; /* over what stands above and all entries */
};

/* Its path with a NUL follows, then zeros up to a multiple of ALIGN. */
struct entry {
	struct leaf leaf;
	uint64_t path_len;
};

enum { ALIGN = 8, PIECE = 1 << 16 };

static const char magic[16] = "duikan ledger 2";

/* By the hash of its path: where an entry stands, over ALIGN. */
struct place {
	uint32_t hash, at;
};

struct ledger {
	int fd;
	struct head head;
	uint64_t end;
	struct place *place; /* by hash */
	size_t n, capacity;
};

static uint64_t
entry_size(uint64_t path_len)
{
	return (sizeof(struct entry) + path_len + ALIGN) / ALIGN * ALIGN;
}

static bool
seal(int fd, const struct head *h, struct digest *out)
{
	struct digest parts[4] = {
	    h->manifest, h->inputs.stamps, h->inputs.bytes};

	if (lseek(fd, sizeof(*h), SEEK_SET) < 0 ||
	    !digest_of_file(&parts[3], fd))
		return false;
	*out = digest_of((struct slice){(const char *)parts, sizeof(parts)});
	return true;
}

/* -- reading -- */

/* The entry at `at`; its path, terminated, in `path`. */
static bool
read_entry(
    const struct ledger *l, uint64_t at, struct entry *e, struct buffer *path)
{
	if (at + sizeof(*e) > l->end ||
	    !file_read_at(l->fd, e, sizeof(*e), at) || e->path_len > PIECE ||
	    at + entry_size(e->path_len) > l->end)
		return false;
	buffer_clear(path);
	if (!file_read_at(l->fd, buffer_room(path, e->path_len + 1),
		e->path_len + 1, at + sizeof(*e)))
		return false;
	path->n = e->path_len;
	return path->p[path->n] == '\0';
}

static int
place_cmp(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static uint32_t
hash_of(struct slice path)
{
	return (uint32_t)slice_hash(path);
}

static void
add_place(struct ledger *l, struct slice path, uint64_t at)
{
	if (l->n == l->capacity) {
		l->capacity = l->capacity > 0 ? l->capacity * 2 : 1024;
		l->place = must_realloc(
		    l->place, arena_times(sizeof(*l->place), l->capacity));
	}
	l->place[l->n++] =
	    (struct place){hash_of(path), (uint32_t)(at / ALIGN)};
}

/* Entries are read in large pieces: each on its own would be two calls. */
static bool
index_entries(struct ledger *l)
{
	struct buffer b = {0};
	uint64_t at = sizeof(struct head);
	size_t used = 0;
	struct entry e;
	bool ok = true;

	while (ok && at < l->end) {
		uint64_t left = l->end - at;
		size_t have = b.n - used;

		/* The longest entry fits into a piece. */
		if (have < 2 * (size_t)PIECE && have < left) {
			uint64_t want = left - have;

			want = want < 4 * PIECE ? want : 4 * PIECE;
			if (have > 0)
				memmove(b.p, b.p + used, have);
			b.n = have;
			used = 0;
			ok = file_read_at(
			    l->fd, buffer_room(&b, want), want, at + have);
			b.n += ok ? want : 0;
			have = b.n;
		}
		ok = ok && have >= sizeof(e);
		if (!ok)
			break;
		memcpy(&e, b.p + used, sizeof(e));
		ok = e.path_len <= PIECE - sizeof(e) &&
		     entry_size(e.path_len) <= have;
		if (!ok)
			break;
		add_place(
		    l, (struct slice){b.p + used + sizeof(e), e.path_len}, at);
		at += entry_size(e.path_len);
		used += entry_size(e.path_len);
	}
	buffer_free(&b);
	if (l->n > 0)
		qsort(l->place, l->n, sizeof(*l->place), place_cmp);
	return ok;
}

static bool
is_sound(struct ledger *l, const struct digest *manifest)
{
	struct digest sum;
	struct stat st;

	if (fstat(l->fd, &st) != 0 || !S_ISREG(st.st_mode) ||
	    (uint64_t)st.st_size < sizeof(l->head) ||
	    (uint64_t)st.st_size / ALIGN > UINT32_MAX ||
	    !file_read_at(l->fd, &l->head, sizeof(l->head), 0))
		return false;
	l->end = (uint64_t)st.st_size;
	return memcmp(l->head.magic, magic, sizeof(magic)) == 0 &&
	       digest_eq(&l->head.manifest, manifest) &&
	       seal(l->fd, &l->head, &sum) && digest_eq(&sum, &l->head.seal) &&
	       index_entries(l);
}

struct ledger *
ledger_open(int at, const struct digest *manifest)
{
	struct ledger *l = must_alloc(sizeof(*l));

	*l = (struct ledger){
	    .fd = openat(at, LEDGER_NAME,
		O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)};
	if (l->fd >= 0 && is_sound(l, manifest))
		return l;
	ledger_close(l);
	return NULL;
}

void
ledger_close(struct ledger *l)
{
	if (l == NULL)
		return;
	if (l->fd >= 0)
		close(l->fd);
	free(l->place);
	free(l);
}

struct inputs
ledger_inputs(const struct ledger *l)
{
	return l->head.inputs;
}

bool
ledger_find(const struct ledger *l, struct slice path, struct leaf *out)
{
	struct place key = {hash_of(path), 0};
	struct buffer there = {0};
	size_t low = 0, high = l->n;
	struct entry e;
	bool found = false;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (place_cmp(&l->place[mid], &key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; !found && low < l->n && l->place[low].hash == key.hash; low++) {
		uint64_t at = (uint64_t)l->place[low].at * ALIGN;

		found = read_entry(l, at, &e, &there) &&
			slice_eq(buffer_slice(&there), path);
	}
	buffer_free(&there);
	if (found)
		*out = e.leaf;
	return found;
}

bool
ledger_each(const struct ledger *l,
    bool (*take)(void *context, const char *path, const struct leaf *leaf),
    void *context)
{
	struct buffer path = {0};
	uint64_t at = sizeof(struct head);
	struct entry e;
	bool ok = true;

	for (; ok && at < l->end; at += entry_size(e.path_len))
		ok = read_entry(l, at, &e, &path) &&
		     take(context, path.p, &e.leaf);
	buffer_free(&path);
	return ok;
}

/* -- writing -- */

struct journal {
	int at, fd;
	struct buffer pending;
	bool failed;
};

static void
flush(struct journal *j)
{
	for (size_t done = 0; !j->failed && done < j->pending.n;) {
		ssize_t n =
		    write(j->fd, j->pending.p + done, j->pending.n - done);

		if (n < 0 && errno != EINTR)
			j->failed = true;
		done += n > 0 ? (size_t)n : 0;
	}
	buffer_clear(&j->pending);
}

struct journal *
journal_begin(int at)
{
	struct journal *j = must_alloc(sizeof(*j));
	struct head h = {{0}};

	*j = (struct journal){.at = at,
	    .fd = openat(at, JOURNAL_NAME,
		O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666)};
	if (j->fd < 0) {
		journal_drop(j);
		return NULL;
	}
	buffer_put(&j->pending, (struct slice){(const char *)&h, sizeof(h)});
	return j;
}

void
journal_add(struct journal *j, struct slice path, const struct leaf *leaf)
{
	struct entry e = {*leaf, path.n};
	size_t fill = entry_size(path.n) - sizeof(e) - path.n;
	static const char zeros[ALIGN];

	buffer_put(&j->pending, (struct slice){(const char *)&e, sizeof(e)});
	buffer_put(&j->pending, path);
	buffer_put(&j->pending, (struct slice){zeros, fill});
	if (j->pending.n >= PIECE)
		flush(j);
}

void
journal_end(struct journal *j, const struct digest *manifest,
    const struct inputs *inputs)
{
	struct head h = {.manifest = *manifest, .inputs = *inputs};

	flush(j);
	memcpy(h.magic, magic, sizeof(magic));
	if (j->failed || !seal(j->fd, &h, &h.seal) ||
	    pwrite(j->fd, &h, sizeof(h), 0) != (ssize_t)sizeof(h) ||
	    renameat(j->at, JOURNAL_NAME, j->at, LEDGER_NAME) != 0)
		unlinkat(j->at, JOURNAL_NAME, 0);
}

void
ledger_renew(const struct ledger *l, int at, const struct inputs *inputs)
{
	struct journal *j = journal_begin(at);
	char bytes[PIECE];

	if (j == NULL)
		return;
	for (uint64_t done = sizeof(struct head); done < l->end;) {
		uint64_t n = l->end - done < PIECE ? l->end - done : PIECE;

		j->failed |= !file_read_at(l->fd, bytes, n, done);
		if (!j->failed)
			buffer_put(&j->pending, (struct slice){bytes, n});
		flush(j);
		done += n;
	}
	journal_end(j, &l->head.manifest, inputs);
	journal_drop(j);
}

void
journal_drop(struct journal *j)
{
	if (j == NULL)
		return;
	if (j->fd >= 0)
		close(j->fd);
	buffer_free(&j->pending);
	free(j);
}
