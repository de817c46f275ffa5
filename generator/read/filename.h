/* SPDX-License-Identifier: MIT */
/* filename.h - the names of files and of members of archives, as text
 *
 * A name is any bytes. Where it is told or recorded it is UTF-8 without
 * controls; it is never made a path again. */
#ifndef FILENAME_H
#define FILENAME_H
#include "arena.h"

/* `bytes` if they are such text; else GB18030 turned into UTF-8 where they
 * look like it, and U+FFFD for whatever is neither. In `a` or `bytes`. */
struct slice filename_text(struct arena *a, struct slice bytes);
/* Whether a file or member of this name, the last part of its path, may be an
 * article: *.txt, *.md, *.xml, but no README, nothing hidden. */
bool filename_is_article(struct slice base);
/* Whether it holds many: an archive, JSON Lines, or these compressed. */
bool filename_is_container(struct slice base);
/* *.jsonl, *.ndjson: an article a line. */
bool filename_is_lines(struct slice base);
/* *.jsonl.gz, .zst, .xz, .bz2: one compressed file, no archive. */
bool filename_is_packed_lines(struct slice base);
/* Without the ending that says that it is a container. */
struct slice filename_stem(struct slice base);
/* What stands behind the last slash. */
struct slice filename_base(struct slice path);
#endif
