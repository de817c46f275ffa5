/* SPDX-License-Identifier: MIT */
#include "larder.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"

#define INDEX_NAME "dossiers"
#define NEXT_NAME "dossiers.new"
#define PACK_NAME "dossiers.%u"

enum { MOST_PACKS = 32 };

static const char magic[16] = "duikan larder 1";

struct head {
	char magic[16];
	struct digest label;
	uint64_t n, bytes;  /* entries; of their parcels */
	struct digest seal; /* of what stands above, then of the entries */
};

struct entry {
	struct digest key;
	struct larder_place place;
};

/* By the first bytes of its key. */
struct known {
	uint64_t key;
	struct larder_place place;
};

struct larder {
	int folder;
	struct digest label;
	struct known *known; /* by key */
	size_t n;
	int pack[MOST_PACKS + 1]; /* -1: not there; the last is the new one */
	uint32_t number[MOST_PACKS + 1];
	size_t npacks;      /* old ones */
	bool gather;        /* all goes into the new pack */
	FILE *next, *fresh; /* the new index, the new pack */
	struct head head;   /* of the new index */
	uint64_t end;       /* of the new pack */
};

static uint64_t
short_key(const struct digest *key)
{
	uint64_t v;

	memcpy(&v, key->byte, sizeof(v));
	return v;
}

static bool
seal(int fd, const struct head *h, struct digest *out)
{
	struct buffer b = {0};
	struct digest entries;
	bool ok = lseek(fd, sizeof(*h), SEEK_SET) >= 0 &&
		  digest_of_file(&entries, fd);

	if (ok) {
		buffer_put(&b, (struct slice){(const char *)h,
				   offsetof(struct head, seal)});
		buffer_put(&b, (struct slice){(const char *)entries.byte,
				   sizeof(entries.byte)});
		*out = digest_of(buffer_slice(&b));
	}
	buffer_free(&b);
	return ok;
}

/* -- opening -- */

static int
known_cmp(const void *a, const void *b)
{
	uint64_t x = ((const struct known *)a)->key,
		 y = ((const struct known *)b)->key;

	return x < y ? -1 : x > y;
}

/* The slot of a pack among those that are open; -1 if it cannot be. */
static int
open_pack(struct larder *l, uint32_t number)
{
	char name[32];

	for (size_t i = 0; i < l->npacks; i++)
		if (l->number[i] == number)
			return (int)i;
	if (l->npacks == MOST_PACKS)
		return -1;
	snprintf(name, sizeof(name), PACK_NAME, number);
	l->pack[l->npacks] = openat(
	    l->folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	if (l->pack[l->npacks] < 0)
		return -1;
	l->number[l->npacks] = number;
	return (int)l->npacks++;
}

static bool
read_entries(struct larder *l, FILE *f, uint64_t n)
{
	struct entry e;

	l->known = must_alloc(arena_times(sizeof(*l->known), n + 1));
	for (uint64_t i = 0; i < n; i++) {
		int slot;

		if (fread(&e, sizeof(e), 1, f) != 1)
			return false;
		slot = open_pack(l, e.place.pack);
		if (slot < 0)
			continue;
		e.place.pack = (uint32_t)slot;
		l->known[l->n++] = (struct known){short_key(&e.key), e.place};
	}
	if (l->n > 0)
		qsort(l->known, l->n, sizeof(*l->known), known_cmp);
	return true;
}

/* What is in use by the index before, if it is of the same making. */
static void
read_index(struct larder *l)
{
	int fd = openat(l->folder, INDEX_NAME,
	    O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	FILE *f = fd >= 0 ? fdopen(fd, "r") : NULL;
	struct digest sum;
	struct head h;
	struct stat st;

	if (f == NULL) {
		if (fd >= 0)
			close(fd);
		return;
	}
	if (fstat(fd, &st) != 0 || !file_read_at(fd, &h, sizeof(h), 0) ||
	    memcmp(h.magic, magic, sizeof(magic)) != 0 ||
	    !digest_eq(&h.label, &l->label) ||
	    h.n > (uint64_t)st.st_size / sizeof(struct entry) ||
	    !seal(fd, &h, &sum) || !digest_eq(&sum, &h.seal) ||
	    fseek(f, sizeof(h), SEEK_SET) != 0 || !read_entries(l, f, h.n))
		l->n = 0;
	else
		l->gather = l->npacks + 1 >= MOST_PACKS;
	for (size_t i = 0; i < l->npacks; i++) {
		if (fstat(l->pack[i], &st) == 0 &&
		    (uint64_t)st.st_size > 2 * h.bytes + (1 << 20))
			l->gather = true;
	}
	fclose(f);
}

/* A number that no pack has. */
static uint32_t
next_number(const struct larder *l)
{
	uint32_t most = 0;

	for (size_t i = 0; i < l->npacks; i++)
		if (l->number[i] > most)
			most = l->number[i];
	return most + 1;
}

static FILE *
create(const struct larder *l, const char *name)
{
	int fd = openat(l->folder, name,
	    O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	FILE *f = fd >= 0 ? fdopen(fd, "w+") : NULL;

	if (f == NULL && fd >= 0)
		close(fd);
	return f;
}

struct larder *
larder_open(const char *folder, const struct digest *label)
{
	struct larder *l = must_alloc(sizeof(*l));
	char name[32];

	*l = (struct larder){.label = *label,
	    .folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
	if (l->folder < 0) {
		larder_free(l);
		return NULL;
	}
	read_index(l);
	l->number[l->npacks] = next_number(l);
	snprintf(name, sizeof(name), PACK_NAME, l->number[l->npacks]);
	memcpy(l->head.magic, magic, sizeof(magic));
	l->head.label = *label;
	l->next = create(l, NEXT_NAME);
	l->fresh = create(l, name);
	if (l->next != NULL && l->fresh != NULL &&
	    fwrite(&l->head, sizeof(l->head), 1, l->next) == 1)
		return l;
	larder_free(l);
	return NULL;
}

void
larder_free(struct larder *l)
{
	if (l == NULL)
		return;
	for (size_t i = 0; i < l->npacks; i++)
		close(l->pack[i]);
	if (l->next != NULL)
		fclose(l->next);
	if (l->fresh != NULL)
		fclose(l->fresh);
	if (l->folder >= 0)
		close(l->folder);
	free(l->known);
	free(l);
}

/* -- in use -- */

bool
larder_find(const struct larder *l, const struct digest *key, struct arena *a,
    struct parcel *p, struct larder_place *place)
{
	uint64_t want = short_key(key);
	size_t low = 0, high = l->n;
	char *bytes;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (l->known[mid].key < want)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < l->n && l->known[low].key == want; low++) {
		*place = l->known[low].place;
		bytes = arena_alloc(a, place->length);
		if (file_read_at(l->pack[place->pack], bytes, place->length,
			place->at) &&
		    parcel_open(p, (struct slice){bytes, place->length}) &&
		    digest_eq(&p->key, key) && digest_eq(&p->label, &l->label))
			return true;
	}
	*place = (struct larder_place){0};
	return false;
}

static bool
add_parcel(struct larder *l, struct slice bytes, struct larder_place *place)
{
	*place = (struct larder_place){
	    l->end, (uint32_t)l->npacks, (uint32_t)bytes.n};
	l->end += bytes.n;
	return slice_write(bytes, l->fresh);
}

/* From an old pack to the new one. */
static bool
move_parcel(struct larder *l, struct larder_place *place)
{
	char *bytes = must_alloc(place->length);
	bool ok = file_read_at(
		      l->pack[place->pack], bytes, place->length, place->at) &&
		  add_parcel(l, (struct slice){bytes, place->length}, place);

	free(bytes);
	return ok;
}

void
larder_keep(struct larder *l, const struct digest *key,
    struct larder_place place, struct slice bytes)
{
	struct entry e = {.key = *key};
	bool ok = place.length == 0 ? add_parcel(l, bytes, &place)
		  : l->gather       ? move_parcel(l, &place)
				    : true;

	if (!ok)
		return;
	l->head.n++;
	l->head.bytes += place.length;
	e.place = place;
	e.place.pack = l->number[place.pack];
	/* An index that is cut off has no seal. */
	fwrite(&e, sizeof(e), 1, l->next);
}

/* Packs that the index does not know, ours of a killed build too. */
static void
clear_packs(struct larder *l, const bool *used)
{
	int copy = fcntl(l->folder, F_DUPFD_CLOEXEC, 0);
	DIR *dir = copy >= 0 ? fdopendir(copy) : NULL;
	struct dirent *e;

	if (dir == NULL) {
		if (copy >= 0)
			close(copy);
		return;
	}
	rewinddir(dir);
	while ((e = readdir(dir)) != NULL) {
		bool keep = false;
		char name[32];

		if (!slice_starts(slice_of(e->d_name), SLICE(INDEX_NAME ".")))
			continue;
		for (size_t i = 0; i <= l->npacks; i++) {
			snprintf(name, sizeof(name), PACK_NAME, l->number[i]);
			keep |= used[i] && strcmp(name, e->d_name) == 0;
		}
		if (!keep)
			unlinkat(l->folder, e->d_name, 0);
	}
	closedir(dir);
}

void
larder_finish(struct larder *l)
{
	bool used[MOST_PACKS + 1] = {false};
	struct entry e;
	int fd = fileno(l->next);

	if (fflush(l->fresh) != 0 || fflush(l->next) != 0 || ferror(l->fresh) ||
	    ferror(l->next) || !seal(fd, &l->head, &l->head.seal) ||
	    pwrite(fd, &l->head, sizeof(l->head), 0) !=
		(ssize_t)sizeof(l->head) ||
	    fseek(l->next, sizeof(l->head), SEEK_SET) != 0)
		return;
	while (fread(&e, sizeof(e), 1, l->next) == 1)
		for (size_t i = 0; i <= l->npacks; i++)
			used[i] |= l->number[i] == e.place.pack;
	if (renameat(l->folder, NEXT_NAME, l->folder, INDEX_NAME) == 0)
		clear_packs(l, used);
}
