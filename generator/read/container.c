/* SPDX-License-Identifier: MIT */
#include "container.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "filename.h"
#include "members.h"

enum { CHUNK = 64 * 1024 };

struct container {
	struct arena *arena; /* of what stays */
	struct arena *names; /* of the present document's name */
	struct diag *diag;
	struct slice path;
	struct read_options options;
	int fd;
	struct members *members; /* NULL: a plain file of lines */
	uint64_t packed, unpacked, count;
	uint64_t claimed; /* how large the present member says it is */
	uint64_t at;      /* of the document that comes next */
	bool over, told_authority;

	/* JSON Lines: what was read of them and not yet told. */
	bool in_lines, lines_end;
	struct slice lines_name; /* of the member; empty: the file itself */
	uint64_t line_no;
	struct buffer chunk;
	size_t chunk_at;
	struct buffer line; /* the present one */
	const char *fault;
};

static void
tell(struct container *c, enum diag_code code, struct slice inside,
    struct slice detail)
{
	struct slice path = c->path;

	if (inside.n > 0)
		path = arena_printf(c->names, "%.*s/%.*s", SLICE_ARG(c->path),
		    SLICE_ARG(inside));
	diag(c->diag, code, (struct location){path, SLICE_NONE, 0}, detail);
}

static bool
refuse(struct container *c, enum diag_code code, uint64_t limit)
{
	tell(c, code, SLICE_NONE,
	    arena_printf(c->names, "%llu", (unsigned long long)limit));
	c->over = true;
	return false;
}

static bool
count_document(struct container *c)
{
	return ++c->count <= c->options.max_members ||
	       refuse(c, DIAG_ARCHIVE_MEMBERS, c->options.max_members);
}

static bool
count_bytes(struct container *c, uint64_t n)
{
	uint64_t ratio = c->options.max_ratio;

	c->unpacked += n < UINT64_MAX - c->unpacked ? n : 0;
	if (c->unpacked <= CONTAINER_HARMLESS ||
	    c->unpacked / ratio <= c->packed)
		return true;
	return refuse(c, DIAG_ARCHIVE_BOMB, ratio);
}

struct container *
container_open(struct diag *d, struct slice path, const struct read_options *o)
{
	struct container *c = must_alloc(sizeof(*c));
	struct slice base = filename_base(path);
	bool plain = filename_is_lines(base);
	struct stat st;

	*c = (struct container){.arena = arena_new(),
	    .names = arena_new(),
	    .diag = d,
	    .options = *o};
	if (c->options.max_ratio == 0)
		c->options.max_ratio = CONTAINER_MAX_RATIO;
	if (c->options.max_members == 0)
		c->options.max_members = CONTAINER_MAX_MEMBERS;
	c->path = arena_copy(c->arena, path);
	c->fd = source_open(d, c->path.p);
	if (c->fd < 0 || fstat(c->fd, &st) != 0)
		goto fail;
	c->packed = (uint64_t)st.st_size;
	if (plain) {
		c->in_lines = true;
		return c;
	}
	if (!members_supported()) {
		tell(c, DIAG_NO_ARCHIVES, SLICE_NONE, SLICE_NONE);
		goto fail;
	}
	c->members = members_open(c->fd, filename_is_packed_lines(base));
	if (c->members != NULL)
		return c;
	tell(c, DIAG_ARCHIVE_DAMAGED, SLICE_NONE, SLICE("no such format"));
fail:
	container_close(c);
	return NULL;
}

void
container_close(struct container *c)
{
	if (c == NULL)
		return;
	members_close(c->members);
	if (c->fd >= 0)
		close(c->fd);
	buffer_free(&c->chunk);
	buffer_free(&c->line);
	arena_free(c->names);
	arena_free(c->arena);
	free(c);
}

/* -- lines -- */

static size_t
most_bytes(const struct container *c)
{
	return c->options.max_size ? c->options.max_size : SOURCE_MAX_SIZE;
}

/* More bytes of the lines; false at their end or for a fault. */
static bool
fill(struct container *c)
{
	ssize_t got;
	char *room;

	buffer_clear(&c->chunk);
	c->chunk_at = 0;
	room = buffer_room(&c->chunk, CHUNK);
	do
		got = c->members != NULL ? members_read(c->members, room, CHUNK)
					 : read(c->fd, room, CHUNK);
	while (got < 0 && c->members == NULL && errno == EINTR);
	if (got < 0)
		c->fault = c->members != NULL ? members_fault(c->members)
					      : strerror(errno);
	if (got <= 0)
		return false;
	c->chunk.n = (size_t)got;
	return c->members == NULL || count_bytes(c, (uint64_t)got);
}

/* Takes a line, without its end, into c->line; of one that is too long only
 * so much that this shows. False if there is none. */
static bool
take_line(struct container *c)
{
	bool any = false;

	buffer_clear(&c->line);
	for (;;) {
		struct slice rest =
		    slice_tail(buffer_slice(&c->chunk), c->chunk_at);
		const char *end =
		    rest.n > 0 ? memchr(rest.p, '\n', rest.n) : NULL;
		size_t n = end != NULL ? (size_t)(end - rest.p) : rest.n;
		size_t room = most_bytes(c) + 1 - c->line.n;

		any |= rest.n > 0;
		buffer_put(&c->line, slice_head(rest, n < room ? n : room));
		c->chunk_at += n + (end != NULL);
		c->at += c->members == NULL ? n + (end != NULL) : 0;
		if (end != NULL)
			return true;
		if (c->lines_end || !fill(c)) {
			c->lines_end = true;
			return any;
		}
	}
}

static struct slice
line_name(struct container *c)
{
	if (c->lines_name.n == 0)
		return arena_printf(
		    c->names, "%llu", (unsigned long long)c->line_no);
	return arena_printf(c->names, "%.*s:%llu", SLICE_ARG(c->lines_name),
	    (unsigned long long)c->line_no);
}

/* The next line that is not blank. */
static bool
next_line(struct container *c, struct document *out)
{
	uint64_t at = c->at;

	while (!c->over && take_line(c)) {
		struct slice text = slice_trim(buffer_slice(&c->line));

		c->line_no++;
		if (text.n == 0) {
			at = c->at;
			continue;
		}
		*out = (struct document){.name = line_name(c),
		    .kind = SOURCE_JSON,
		    .at = at,
		    .size = c->line.n};
		if (c->members != NULL)
			c->at++;
		return count_document(c);
	}
	if (c->fault != NULL && !c->over)
		tell(
		    c, DIAG_ARCHIVE_DAMAGED, c->lines_name, slice_of(c->fault));
	c->over |= c->fault != NULL;
	c->in_lines = false;
	return false;
}

/* Lines are counted as they are read, not as they are said to be. */
static void
begin_lines(struct container *c, struct slice name)
{
	c->unpacked -= c->claimed;
	c->claimed = 0;
	c->in_lines = true;
	c->lines_end = false;
	c->lines_name = arena_copy(c->arena, name);
	c->line_no = 0;
	buffer_clear(&c->chunk);
	c->chunk_at = 0;
}

/* -- members -- */

/* A name that says where the article is, whatever tries to lead out. */
static struct slice
clean_name(struct container *c, struct slice bytes)
{
	struct slice name = filename_text(c->names, bytes);

	for (;;) {
		if (slice_starts(name, SLICE("/")))
			name = slice_tail(name, 1);
		else if (slice_starts(name, SLICE("./")))
			name = slice_tail(name, 2);
		else if (slice_starts(name, SLICE("../")))
			name = slice_tail(name, 3);
		else
			return arena_copy(c->names, name);
	}
}

static bool
hidden(struct slice name)
{
	struct slice part;

	for (; name.n > 0; name = slice_tail(name, part.n + 1)) {
		const char *slash = memchr(name.p, '/', name.n);

		part = slice_head(
		    name, slash != NULL ? (size_t)(slash - name.p) : name.n);
		if (slice_eq(part, SLICE("__MACOSX")) ||
		    (slice_starts(part, SLICE(".")) &&
			!slice_eq(part, SLICE(".")) &&
			!slice_eq(part, SLICE(".."))))
			return true;
	}
	return false;
}

/* Tables of authority/, which are taken from folders only. */
static bool
authority_table(struct slice name)
{
	size_t at = slice_find(name, SLICE("authority/"), 0);

	return at != SIZE_MAX && (at == 0 || name.p[at - 1] == '/') &&
	       slice_ends(name, SLICE(".tsv"));
}

/* Whether a member is a document; lines begin if it holds them. */
static bool
take_member(struct container *c, const struct member *m, struct document *out)
{
	struct slice name = clean_name(c, m->name);
	struct slice base = filename_base(name);

	if (filename_is_packed_lines(filename_base(c->path))) {
		begin_lines(c, SLICE_NONE);
		return false;
	}
	if (!m->is_file || hidden(name))
		return false;
	if (filename_is_container(base) && !filename_is_lines(base)) {
		tell(c, DIAG_ARCHIVE_NESTED, name, base);
		return false;
	}
	if (authority_table(name) && !c->told_authority) {
		tell(c, DIAG_ARCHIVE_AUTHORITY, name, SLICE_NONE);
		c->told_authority = true;
	}
	if (!filename_is_article(base) && !filename_is_lines(base))
		return false;
	if (m->encrypted) {
		tell(c, DIAG_ARCHIVE_ENCRYPTED, name, SLICE_NONE);
		return false;
	}
	if (filename_is_lines(base)) {
		begin_lines(c, name);
		return false;
	}
	*out = (struct document){.name = name,
	    .kind = source_kind_of(base),
	    .about = slice_eq(base, SLICE("archive.md")),
	    .at = c->at++,
	    .size = c->claimed};
	return count_document(c);
}

bool
container_next(struct container *c, struct document *out)
{
	struct member m;

	while (!c->over) {
		arena_reset(c->names);
		if (c->in_lines && next_line(c, out))
			return true;
		if (c->over || c->members == NULL)
			break;
		switch (members_next(c->members, &m)) {
		case MEMBERS_END:
			return false;
		case MEMBERS_FAULT:
			tell(c, DIAG_ARCHIVE_DAMAGED, SLICE_NONE,
			    slice_of(members_fault(c->members)));
			c->over = true;
			return false;
		case MEMBERS_ONE:
			/* Passing over costs as much as reading. */
			c->claimed = m.size > 0 ? (uint64_t)m.size : 0;
			if (!count_bytes(c, c->claimed))
				return false;
			if (take_member(c, &m, out))
				return !c->over;
			break;
		}
	}
	return false;
}

bool
container_find(struct container *c, uint64_t at, struct document *out)
{
	if (c->members == NULL && at > c->at) {
		if (lseek(c->fd, (off_t)at, SEEK_SET) < 0)
			return false;
		begin_lines(c, SLICE_NONE);
		c->at = at;
	}
	while (container_next(c, out))
		if (out->at >= at)
			return out->at == at;
	return false;
}

bool
container_read(struct container *c, struct buffer *out, const char **why)
{
	size_t most = most_bytes(c);

	if (c->in_lines) {
		buffer_put(out, buffer_slice(&c->line));
		return true;
	}
	while (out->n <= most) {
		size_t want = most + 1 - out->n;
		ssize_t got;

		if (want > CHUNK)
			want = CHUNK;
		got = members_read(c->members, buffer_room(out, want), want);
		if (got < 0)
			*why = members_fault(c->members);
		if (got <= 0)
			return got == 0;
		out->n += (size_t)got;
		if (out->n > c->claimed && !count_bytes(c, (uint64_t)got)) {
			*why = "more than it says";
			return false;
		}
	}
	return true;
}
