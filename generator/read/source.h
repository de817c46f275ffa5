/* SPDX-License-Identifier: MIT */
/* source.h - the text of one article, as every later room sees it
 *
 * This is the only gate: behind it text is well-formed UTF-8 without NUL,
 * without byte order mark, and legal in XML 1.0 (controls have become
 * U+FFFD).  Line ends stay as they were: LF, CRLF or CR.  Offsets are bytes
 * into this text, which are the file's own bytes unless it was converted. */
#ifndef SOURCE_H
#define SOURCE_H
#include "arena.h"
#include "buffer.h"
#include "diag.h"
#include "slice.h"

struct source {
	struct slice path; /* as it was opened: for diagnostics */
	struct slice name; /* relative to its corpus: recorded */
	struct slice text;
	uint32_t *line_start; /* offsets; line_start[0] is 0 */
	size_t nlines;
};

enum encoding { ENCODING_UTF8, ENCODING_GB18030 };

struct read_options {
	enum encoding encoding;
	size_t max_size; /* bytes; 0: SOURCE_MAX_SIZE */
	/* Of archives (container.h); 0: what that says. */
	uint64_t max_ratio, max_members;
	uint64_t window; /* bytes (shelf.h); 0: SHELF_WINDOW */
};

/* What the bytes of an article are: its text; one of our TEI documents; a
 * line of JSON. Of the last two the text is made. */
enum source_kind { SOURCE_TEXT, SOURCE_TEI, SOURCE_JSON };

#define SOURCE_MAX_SIZE ((size_t)16 * 1024 * 1024)

/* What a file of this name, the last part of its path, has in it. */
enum source_kind source_kind_of(struct slice base);
/* Opens a regular file and nothing that could make us wait. -1: reported. */
int source_open(struct diag *d, const char *path);
/* The bytes of a file ("-": standard input), at most one more than the limit
 * on size. False: reported. */
bool source_slurp(struct buffer *out, struct diag *d, const char *path,
    const struct read_options *o);
/* Lets `bytes`, which are copied, through into `a`. A TEI document brings the
 * name that is recorded, else it is `name`. False if they are rejected:
 * reported. */
bool source_take(struct source *s, struct arena *a, struct diag *d,
    struct slice bytes, enum source_kind kind, struct slice path,
    struct slice name, const struct read_options *o);
/* Reads a file and lets it through. */
bool source_read(struct source *s, struct arena *a, struct diag *d,
    const char *path, struct slice name, const struct read_options *o);
/* The same for the text of an article in memory; `name` is the path, too. */
bool source_from_bytes(struct source *s, struct arena *a, struct diag *d,
    struct slice bytes, struct slice name, const struct read_options *o);
/* Whether text could have come through this gate. */
bool source_is_clean(struct slice text);
/* Takes text that came through it before, by another program perhaps, without
 * copying it; path and name are there already. False if it cannot have. */
bool source_adopt(struct source *s, struct arena *a, struct slice text);
/* The 1-based line that holds the byte at `off`. */
size_t source_line(const struct source *s, size_t off);

static inline struct location
source_at(const struct source *s, size_t off)
{
	return (struct location){s->path, s->text, off};
}
#endif
