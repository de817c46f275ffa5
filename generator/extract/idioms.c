/* SPDX-License-Identifier: MIT */
#include "idioms.h"

#include <stdlib.h>

#include "arena.h"
#include "buffer.h"
#include "numeral_zh.h"
#include "pattern.h"
#include "table.h"
#include "utf8.h"
#include "vec.h"

/* An idiom is found by its numeral character and the one behind it or, where
 * the numeral ends it (统一), the one before: that leaves few to compare. */
enum { BUCKETS = 4096 };

struct idiom {
	struct slice text;
	size_t numeral; /* offset of its first numeral character */
	uint32_t bucket;
	enum lang lang;
};

struct idioms {
	struct idiom *v;
	uint32_t start[BUCKETS + 1];
	struct pattern *pattern[LANGS]; /* all of a language; NULL: none */
	struct slice path;
};

/* A pattern sees no more than this of the text behind the numeral, so that
 * none can take long. */
enum { PATTERN_SEES = 120 };

static char
fold(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static uint32_t
bucket_of(enum lang l, struct slice first, struct slice second)
{
	uint32_t h = 2166136261u + (uint32_t)l;

	for (size_t i = 0; i < first.n; i++)
		h = (h ^ (unsigned char)fold(first.p[i])) * 16777619u;
	for (size_t i = 0; i < second.n; i++)
		h = (h ^ (unsigned char)fold(second.p[i])) * 16777619u;
	return (h ^ h >> 15) % BUCKETS;
}

static bool
is_numeral(uint32_t cp)
{
	return digit_zh(cp) >= 0 || multiplier_zh(cp) > 0 || cp == 0x534a ||
	       cp == 0x51e0 || cp == 0x6570; /* 半 几 数 */
}

static struct slice
char_at(struct slice text, size_t off)
{
	return slice_head(
	    slice_tail(text, off), off < text.n ? utf8_len(text.p[off]) : 0);
}

static struct slice
char_before(struct slice text, size_t off)
{
	size_t start = off;

	if (off == 0)
		return SLICE_NONE;
	utf8_prev(text, &start);
	return (struct slice){text.p + start, off - start};
}

static bool
prepare(struct idiom *idiom)
{
	struct slice t = idiom->text, here, behind;

	if (idiom->lang == EN) {
		idiom->bucket = bucket_of(EN, slice_head(t, 2), SLICE_NONE);
		return t.n >= 2;
	}
	for (size_t off = 0; off < t.n;) {
		idiom->numeral = off;
		if (is_numeral(utf8_next(t, &off)))
			break;
		if (off >= t.n)
			return false;
	}
	here = char_at(t, idiom->numeral);
	behind = char_at(t, idiom->numeral + here.n);
	if (behind.n > 0)
		idiom->bucket = bucket_of(ZH, here, behind);
	else if (idiom->numeral > 0)
		idiom->bucket =
		    bucket_of(ZH, char_before(t, idiom->numeral), here);
	else
		return false;
	return true;
}

static int
idiom_cmp(const void *a, const void *b)
{
	const struct idiom *x = a, *y = b;

	if (x->bucket != y->bucket)
		return x->bucket < y->bucket ? -1 : 1;
	if (x->text.n != y->text.n)
		return x->text.n > y->text.n ? -1 : 1;
	return slice_cmp(x->text, y->text);
}

/* Adds the pattern of a row to those of its language: true if there is one
 * between slashes, well-formed or not. */
static bool
add_pattern(struct buffer *all, struct arena *a, struct diag *d,
    const struct row *row, enum lang l)
{
	struct slice text = row->cell[1];

	if (text.n < 3 || text.p[0] != '/' || text.p[text.n - 1] != '/')
		return false;
	text = slice_head(slice_tail(text, 1), text.n - 2);
	if (pattern_new(a, d, row->at, text, l == EN) != NULL)
		buffer_printf(
		    all, "%s(?:%.*s)", all->n > 0 ? "|" : "", SLICE_ARG(text));
	return true;
}

/* One alternation a language: it is tried once a numeral. */
static void
join_patterns(struct idioms *idioms, struct arena *a, struct diag *d,
    struct buffer all[LANGS])
{
	for (int l = 0; l < LANGS; l++) {
		if (all[l].n > 0)
			idioms->pattern[l] = pattern_new(a, d,
			    (struct location){.path = idioms->path},
			    buffer_slice(&all[l]), l == EN);
		buffer_free(&all[l]);
	}
}

struct idioms *
idioms_load(struct arena *a, struct diag *d, const char *path)
{
	struct idioms *idioms = ARENA_NEW(a, struct idioms, 1);
	VEC(struct idiom) all = {0};
	struct buffer patterns[LANGS] = {{0}, {0}};
	struct table t;
	size_t k = 0;

	if (!table_read(&t, a, d, path, 2, 2))
		return NULL;
	idioms->path = arena_copy(a, slice_of(path));
	for (size_t i = 0; i < t.nrows; i++) {
		struct slice lang = t.row[i].cell[0];
		struct idiom one = {.text = t.row[i].cell[1],
		    .lang = slice_eq(lang, SLICE("en")) ? EN : ZH};

		if (one.lang == ZH && !slice_eq(lang, SLICE("zh")))
			diag(d, DIAG_TABLE_BAD_CELL, t.row[i].at, lang);
		else if (add_pattern(
			     &patterns[one.lang], a, d, &t.row[i], one.lang))
			continue;
		else if (!prepare(&one))
			diag(d, DIAG_TABLE_BAD_CELL, t.row[i].at, one.text);
		else
			*VEC_ADD(a, &all) = one;
	}
	join_patterns(idioms, a, d, patterns);
	if (all.n > 0)
		qsort(all.v, all.n, sizeof(*all.v), idiom_cmp);
	idioms->v = all.v;
	for (uint32_t b = 0; b <= BUCKETS; b++) {
		while (k < all.n && all.v[k].bucket < b)
			k++;
		idioms->start[b] = (uint32_t)k;
	}
	return idioms;
}

static bool
letter_at(struct slice s, size_t i)
{
	return i < s.n && cp_is_letter((unsigned char)s.p[i]);
}

static bool
fits(const struct idiom *idiom, enum lang l, struct slice text, size_t off,
    struct span *at)
{
	size_t start = off - idiom->numeral, n = idiom->text.n;

	if (idiom->lang != l || idiom->numeral > off || n > text.n - start)
		return false;
	if (l == ZH) {
		if (memcmp(text.p + start, idiom->text.p, n) != 0)
			return false;
	} else {
		for (size_t i = 0; i < n; i++)
			if (fold(text.p[start + i]) != idiom->text.p[i])
				return false;
		if (letter_at(text, start + n) ||
		    (start > 0 && letter_at(text, start - 1)))
			return false;
	}
	*at = (struct span){(uint32_t)start, (uint32_t)(start + n)};
	return true;
}

static bool
try_bucket(const struct idioms *idioms, uint32_t b, enum lang l,
    struct slice text, size_t off, struct span *at)
{
	for (uint32_t i = idioms->start[b]; i < idioms->start[b + 1]; i++)
		if (fits(&idioms->v[i], l, text, off, at))
			return true;
	return false;
}

/* Two digits in a row: a number in a name is told digit by digit, 五○一号信箱,
 * and few other numerals are, so that most need no pattern tried. */
static bool
digits_begin(enum lang l, struct slice text, size_t off)
{
	if (l == EN)
		return cp_is_digit((unsigned char)text.p[off]);
	for (int i = 0; i < 2; i++)
		if (off >= text.n || digit_zh(utf8_next(text, &off)) < 0)
			return false;
	return true;
}

static bool
try_pattern(const struct idioms *idioms, struct diag *d, enum lang l,
    struct slice text, size_t off, struct span *at)
{
	size_t end = off + PATTERN_SEES;

	if (idioms->pattern[l] == NULL || !digits_begin(l, text, off))
		return false;
	while (end < text.n && ((unsigned char)text.p[end] & 0xc0) == 0x80)
		end++;
	switch (
	    pattern_at(idioms->pattern[l], slice_head(text, end), off, at)) {
	case PATTERN_FOUND:
		return at->end > off;
	case PATTERN_LIMIT:
		diag(d, DIAG_PATTERN_LIMIT,
		    (struct location){.path = idioms->path},
		    slice_tail(slice_head(text, end), off));
		break;
	case PATTERN_NONE:
		break;
	}
	return false;
}

static bool
try_words(const struct idioms *idioms, enum lang l, struct slice text,
    size_t off, struct span *at)
{
	struct slice here;
	uint32_t b;

	if (l == EN) {
		b = bucket_of(
		    EN, slice_head(slice_tail(text, off), 2), SLICE_NONE);
		return try_bucket(idioms, b, l, text, off, at);
	}
	here = char_at(text, off);
	b = bucket_of(ZH, here, char_at(text, off + here.n));
	if (try_bucket(idioms, b, l, text, off, at))
		return true;
	b = bucket_of(ZH, char_before(text, off), here);
	return try_bucket(idioms, b, l, text, off, at);
}

bool
idioms_match(const struct idioms *idioms, struct diag *d, enum lang l,
    struct slice text, size_t off, struct span *at)
{
	if (idioms == NULL || off >= text.n)
		return false;
	return try_words(idioms, l, text, off, at) ||
	       try_pattern(idioms, d, l, text, off, at);
}
