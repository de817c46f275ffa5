/* SPDX-License-Identifier: MIT */
#include "filename.h"

#include "buffer.h"
#include "gb18030.h"
#include "utf8.h"

static const char *const archives[] = {".zip", ".7z", ".tar", ".tar.gz", ".tgz",
    ".tar.zst", ".tar.xz", ".txz", ".tar.bz2", NULL};
static const char *const lines[] = {".jsonl", ".ndjson", NULL};
static const char *const packed_lines[] = {".jsonl.gz", ".jsonl.zst",
    ".jsonl.xz", ".jsonl.bz2", ".ndjson.gz", ".ndjson.zst", ".ndjson.xz",
    ".ndjson.bz2", NULL};
static const char *const articles[] = {".txt", ".md", ".xml", NULL};

static const struct slice replacement = {"\xef\xbf\xbd", 3};

/* Copies what is UTF-8 and no control. */
static void
copy_legal(struct buffer *out, struct slice s)
{
	while (s.n > 0) {
		struct slice good = slice_head(s, utf8_valid_prefix(s));

		for (size_t i = 0; i < good.n;) {
			size_t at = i;
			uint32_t cp = utf8_next(good, &i);

			if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0) ||
			    cp == 0xfffe || cp == 0xffff)
				buffer_put(out, replacement);
			else
				buffer_put(
				    out, (struct slice){good.p + at, i - at});
		}
		s = slice_tail(s, good.n);
		if (s.n > 0) {
			buffer_put(out, replacement);
			s = slice_tail(s, 1);
		}
	}
}

struct slice
filename_text(struct arena *a, struct slice bytes)
{
	struct buffer text = {0}, decoded = {0};
	size_t bad = utf8_valid_prefix(bytes);
	struct slice s = bytes;

	if (bad < bytes.n && gb18030_looks_like(bytes, bad) &&
	    gb18030_decode(&decoded, bytes, &bad))
		s = buffer_slice(&decoded);
	copy_legal(&text, s);
	s = slice_eq(buffer_slice(&text), bytes)
		? bytes
		: arena_copy(a, buffer_slice(&text));
	buffer_free(&decoded);
	buffer_free(&text);
	return s;
}

/* The ending of `base` that is in `list`, its ASCII letters of either case. */
static size_t
ending(struct slice base, const char *const *list)
{
	for (; *list != NULL; list++) {
		size_t n = strlen(*list);

		if (base.n > n && slice_eq_nocase(slice_tail(base, base.n - n),
				      slice_of(*list)))
			return n;
	}
	return 0;
}

bool
filename_is_article(struct slice base)
{
	return base.n > 0 && base.p[0] != '.' && ending(base, articles) > 0 &&
	       !slice_starts(base, SLICE("README"));
}

bool
filename_is_lines(struct slice base)
{
	return ending(base, lines) > 0;
}

bool
filename_is_packed_lines(struct slice base)
{
	return ending(base, packed_lines) > 0;
}

bool
filename_is_container(struct slice base)
{
	return ending(base, archives) > 0 || filename_is_lines(base) ||
	       filename_is_packed_lines(base);
}

struct slice
filename_stem(struct slice base)
{
	size_t n = ending(base, packed_lines);

	if (n == 0)
		n = ending(base, lines);
	if (n == 0)
		n = ending(base, archives);
	return slice_head(base, base.n - n);
}

struct slice
filename_base(struct slice path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/')
			return slice_tail(path, i);
	return path;
}
