/* SPDX-License-Identifier: MIT */
#include "records.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base64.h"
#include "map.h"
#include "source.h"

static const struct slice record_mark = {"duikan-record ", 14};
static const struct slice shard_mark = {"duikan-shard ", 13};

struct record {
	uint64_t at; /* of the BASE64 in its file */
	uint32_t length, file;
};

struct records {
	struct arena *arena;
	struct diag *diag;
	struct digest label;
	struct records_file {
		struct slice path;
		int fd;
	} * file;
	size_t nfiles;
	struct record *v;
	size_t n, capacity;
	uint32_t parts; /* N of K/N */
	bool *part;     /* by K */
	uint64_t promised;
};

/* -- parts -- */

bool
shard_has(struct shard s, struct slice name)
{
	return s.n == 0 || slice_hash(name) % s.n + 1 == s.k;
}

static bool
take_number(struct slice *s, uint64_t most, uint64_t *n)
{
	size_t i = 0;

	for (*n = 0; i < s->n && s->p[i] >= '0' && s->p[i] <= '9'; i++) {
		*n = *n * 10 + (uint64_t)(s->p[i] - '0');
		if (*n > most)
			return false;
	}
	*s = slice_tail(*s, i);
	return i > 0;
}

static bool
take_shard(struct slice *text, struct shard *s)
{
	enum { MOST = 1000000 };
	uint64_t k, n;

	if (!take_number(text, MOST, &k) || !slice_starts(*text, SLICE("/")))
		return false;
	*text = slice_tail(*text, 1);
	if (!take_number(text, MOST, &n) || k == 0 || k > n)
		return false;
	*s = (struct shard){(uint32_t)k, (uint32_t)n};
	return true;
}

bool
shard_parse(struct shard *s, struct slice text)
{
	return take_shard(&text, s) && text.n == 0;
}

/* -- writing -- */

void
records_line(struct buffer *out, struct slice parcel)
{
	buffer_put(out, record_mark);
	base64_put(out, parcel);
	buffer_putc(out, '\n');
}

void
records_end(struct buffer *out, struct shard s, size_t count)
{
	buffer_put(out, shard_mark);
	buffer_printf(out, "%u/%u %zu\n", s.k, s.n, count);
}

/* -- finding -- */

static bool
fault(struct records *r, enum diag_code code, struct location at,
    struct slice detail)
{
	diag(r->diag, code, at, detail);
	return false;
}

static bool
fault_errno(struct records *r, struct slice path)
{
	return fault(r, DIAG_RECORDS_NONE, (struct location){.path = path},
	    slice_of(strerror(errno)));
}

static void
add_record(struct records *r, struct record x)
{
	if (r->n == r->capacity) {
		r->capacity = r->capacity > 0 ? r->capacity * 2 : 1024;
		r->v =
		    must_realloc(r->v, arena_times(sizeof(*r->v), r->capacity));
	}
	r->v[r->n++] = x;
}

static bool
add_part(struct records *r, struct slice line, struct location at)
{
	struct slice left = slice_tail(line, shard_mark.n);
	struct shard s;
	uint64_t count;

	if (!take_shard(&left, &s) || !slice_starts(left, SLICE(" ")))
		return fault(r, DIAG_RECORDS_MIXED, at, line);
	left = slice_tail(left, 1);
	if (!take_number(&left, UINT32_MAX, &count) || left.n > 0)
		return fault(r, DIAG_RECORDS_MIXED, at, line);
	if (r->parts == 0) {
		r->parts = s.n;
		r->part = ARENA_NEW(r->arena, bool, s.n + 1);
	}
	/* Many may each be all of what they were given: 1/1. */
	if (s.n != r->parts || (r->part[s.k] && s.n > 1))
		return fault(r, DIAG_RECORDS_MIXED, at, line);
	r->part[s.k] = true;
	r->promised += count;
	return true;
}

/* Lines may have got white space behind them on their way. */
static bool
add_line(struct records *r, struct slice line, uint64_t at, uint32_t file)
{
	struct location where = {.path = r->file[file].path};

	line = slice_trim(line);
	if (line.n == 0)
		return true;
	if (slice_starts(line, shard_mark))
		return add_part(r, line, where);
	if (!slice_starts(line, record_mark) || line.n > UINT32_MAX)
		return fault(
		    r, DIAG_RECORDS_MIXED, where, slice_head(line, 40));
	add_record(r, (struct record){at + record_mark.n,
			  (uint32_t)(line.n - record_mark.n), file});
	return true;
}

/* Reads the lines of `in`; with `keep` they are written there, too, and are
 * found there. */
static bool
add_lines(struct records *r, FILE *in, FILE *keep, uint32_t file)
{
	struct slice path = r->file[file].path;
	char *line = NULL;
	size_t room = 0;
	uint64_t at = 0;
	bool ok = true;
	ssize_t n;

	while (ok && (n = getline(&line, &room, in)) > 0) {
		ok = add_line(r, (struct slice){line, (size_t)n}, at, file);
		if (keep != NULL && ok &&
		    fwrite(line, 1, (size_t)n, keep) != (size_t)n)
			ok = fault_errno(r, path);
		at += (uint64_t)n;
	}
	if (ok && (ferror(in) || (keep != NULL && fflush(keep) != 0)))
		ok = fault_errno(r, path);
	free(line);
	return ok;
}

/* A file in `folder` that nobody else can see. */
static int
scratch_file(const char *folder)
{
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	struct buffer path = {0};

	if (fd >= 0)
		return fd;
	buffer_printf(&path, "%s/.records-XXXXXX", folder);
	buffer_putc(&path, '\0');
	fd = mkostemp(path.p, O_CLOEXEC);
	if (fd >= 0)
		unlink(path.p);
	buffer_free(&path);
	return fd;
}

static bool
read_input(struct records *r, const char *scratch)
{
	struct records_file *f = &r->file[0];
	int copy;
	FILE *keep;
	bool ok;

	f->path = SLICE("-");
	f->fd = scratch_file(scratch);
	copy = f->fd >= 0 ? fcntl(f->fd, F_DUPFD_CLOEXEC, 0) : -1;
	keep = copy >= 0 ? fdopen(copy, "w") : NULL;
	r->nfiles = 1;
	if (keep == NULL) {
		fault_errno(r, slice_of(scratch));
		if (copy >= 0)
			close(copy);
		return false;
	}
	ok = add_lines(r, stdin, keep, 0);
	if (fclose(keep) != 0 && ok)
		ok = fault_errno(r, slice_of(scratch));
	return ok;
}

static bool
read_file(struct records *r, struct slice path)
{
	uint32_t file = (uint32_t)r->nfiles++;
	struct records_file *f = &r->file[file];
	int copy;
	FILE *in;
	bool ok;

	f->path = path;
	f->fd = source_open(r->diag, path.p);
	if (f->fd < 0)
		return fault(r, DIAG_RECORDS_MISSING,
		    (struct location){.path = path}, SLICE("unreadable"));
	copy = fcntl(f->fd, F_DUPFD_CLOEXEC, 0);
	in = copy >= 0 ? fdopen(copy, "r") : NULL;
	if (in == NULL) {
		fault_errno(r, path);
		if (copy >= 0)
			close(copy);
		return false;
	}
	ok = add_lines(r, in, NULL, file);
	fclose(in);
	return ok;
}

static int
is_records(const struct dirent *e)
{
	return e->d_name[0] != '.' &&
	       slice_ends(slice_of(e->d_name), SLICE(RECORDS_SUFFIX));
}

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static bool
read_folder(struct records *r, const char *folder)
{
	struct dirent **entry;
	int n = scandir(folder, &entry, is_records, by_bytes);
	bool ok = true;

	if (n < 0)
		return fault_errno(r, slice_of(folder));
	r->file = must_alloc(arena_times(sizeof(*r->file), (size_t)n + 1));
	for (int i = 0; i < n; i++) {
		ok = ok && read_file(r, arena_printf(r->arena, "%s/%s", folder,
					    entry[i]->d_name));
		free(entry[i]);
	}
	free(entry);
	return ok;
}

/* Whether all parts are there, with all that was in them. */
static bool
complete(struct records *r, const char *from)
{
	struct location at = {.path = slice_of(from)};
	char missing[64] = "";

	if (r->n == 0 && r->parts == 0)
		return fault(r, DIAG_RECORDS_NONE, at, slice_of("empty"));
	for (uint32_t k = 1; k <= r->parts && *missing == '\0'; k++)
		if (!r->part[k])
			snprintf(missing, sizeof(missing), "part %u/%u", k,
			    r->parts);
	if (*missing == '\0' && r->promised != r->n)
		snprintf(missing, sizeof(missing), "%zu of %llu", r->n,
		    (unsigned long long)r->promised);
	return *missing == '\0' ||
	       fault(r, DIAG_RECORDS_MISSING, at, slice_of(missing));
}

struct records *
records_open(struct diag *d, const char *from, const char *scratch,
    const struct digest *label)
{
	struct records *r = must_alloc(sizeof(*r));
	bool ok;

	*r = (struct records){.arena = arena_new(), .diag = d, .label = *label};
	if (strcmp(from, "-") == 0) {
		r->file = must_alloc(sizeof(*r->file));
		ok = read_input(r, scratch);
	} else {
		ok = read_folder(r, from);
	}
	if (ok && complete(r, from))
		return r;
	records_free(r);
	return NULL;
}

void
records_free(struct records *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->nfiles; i++)
		if (r->file[i].fd >= 0)
			close(r->file[i].fd);
	free(r->file);
	free(r->v);
	arena_free(r->arena);
	free(r);
}

size_t
records_count(const struct records *r)
{
	return r->n;
}

/* -- reading -- */

static bool
read_at(int fd, char *to, size_t n, uint64_t at)
{
	while (n > 0) {
		ssize_t got = pread(fd, to, n, (off_t)at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		to += got;
		at += (uint64_t)got;
		n -= (size_t)got;
	}
	return true;
}

void
records_refuse(const struct records *r, size_t i, struct diag *d)
{
	char no[32];

	snprintf(no, sizeof(no), "no. %zu", i + 1);
	diag(d, DIAG_RECORD_BAD,
	    (struct location){.path = r->file[r->v[i].file].path},
	    slice_of(no));
}

bool
records_get(const struct records *r, size_t i, struct parcel *p,
    struct arena *a, struct diag *d)
{
	const struct record *x = &r->v[i];
	const struct records_file *f = &r->file[x->file];
	struct buffer bytes = {0};
	char *line = must_alloc((size_t)x->length + 1);
	bool ok;

	ok = read_at(f->fd, line, x->length, x->at) &&
	     base64_get(&bytes, (struct slice){line, x->length}) &&
	     parcel_open(p, arena_copy(a, buffer_slice(&bytes)));
	free(line);
	buffer_free(&bytes);
	if (!ok) {
		records_refuse(r, i, d);
		return false;
	}
	ok = digest_eq(&p->label, &r->label);
	if (!ok)
		diag(d, DIAG_RECORDS_FOREIGN,
		    (struct location){.path = f->path}, f->path);
	return ok;
}
