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
};

#define SOURCE_MAX_SIZE ((size_t)16 * 1024 * 1024)

/* Reads a file ("-": standard input) into `a`.  False if it is rejected:
 * reported. */
bool source_read(struct source *s, struct arena *a, struct diag *d,
    const char *path, struct slice name, const struct read_options *o);
/* The same for bytes in memory, which are copied; `name` is the path, too. */
bool source_from_bytes(struct source *s, struct arena *a, struct diag *d,
    struct slice bytes, struct slice name, const struct read_options *o);
/* The 1-based line that holds the byte at `off`. */
size_t source_line(const struct source *s, size_t off);

static inline struct location
source_at(const struct source *s, size_t off)
{
	return (struct location){s->path, s->text, off};
}
#endif
