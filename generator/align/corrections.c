/* SPDX-License-Identifier: MIT */
#include "corrections.h"

#include "exchange.h"
#include "table.h"
#include "utf8.h"

/* Of a longer text, how many characters of its beginning and of its end tell
 * it from others. */
static const size_t tell_zh = 10, tell_en = 24;

/* -- reading -- */

static bool
read_number(struct slice *s, uint32_t *n)
{
	uint64_t v = 0;
	size_t i = 0;

	for (; i < s->n && i < 9 && s->p[i] >= '0' && s->p[i] <= '9'; i++)
		v = v * 10 + (uint64_t)(s->p[i] - '0');
	*n = (uint32_t)v;
	*s = slice_tail(*s, i);
	return i > 0;
}

/* "3", "3,4", "3-5"; "-" or nothing is an empty run. */
static bool
read_run(struct slice s, struct run *r)
{
	uint32_t n;

	*r = (struct run){0, 0};
	if (s.n == 0 || slice_eq(s, SLICE("-")))
		return true;
	if (!read_number(&s, &r->first))
		return false;
	r->count = 1;
	while (s.n > 0) {
		bool range = s.p[0] == '-';

		if (s.p[0] != ',' && !range)
			return false;
		s = slice_trim(slice_tail(s, 1));
		if (!read_number(&s, &n) || n < r->first + r->count ||
		    (!range && n != r->first + r->count))
			return false;
		r->count = n + 1 - r->first;
	}
	return true;
}

void
corrections_read(
    struct corrections *c, struct arena *a, struct diag *d, const char *path)
{
	struct table t;

	*c = (struct corrections){0};
	if (!table_read(&t, a, d, path, 4, 5))
		return;
	for (size_t i = 0; i < t.nrows; i++) {
		const struct row *row = &t.row[i];
		struct correction x = {.at = row->at, .note = row->cell[4]};
		bool ok = true;

		for (int l = 0; l < LANGS; l++) {
			ok = ok && read_run(row->cell[l], &x.side[l]);
			x.words[l] = row->cell[2 + l];
		}
		if (!ok || x.side[ZH].count + x.side[EN].count == 0)
			diag(d, DIAG_CORRECTION_BAD, row->at, row->cell[0]);
		else
			*VEC_ADD(a, &c->rows) = x;
	}
}

/* -- the words that guard a row -- */

static void
put_text(struct buffer *out, const struct bitext *b, enum lang l, struct run r)
{
	struct exchange x = {b, SLICE_NONE, BEAD_SENTENCE};

	exchange_put_run(out, &x, l, r, NULL);
}

/* The first or last `n` characters. */
static struct slice
head_cp(struct slice s, size_t n)
{
	size_t i = 0;

	for (; n > 0 && i < s.n; n--)
		i += utf8_len(s.p[i]);
	return slice_head(s, i);
}

static struct slice
tail_cp(struct slice s, size_t n)
{
	size_t i = s.n;

	for (; n > 0 && i > 0; n--)
		for (i--; i > 0 && ((unsigned char)s.p[i] & 0xc0) == 0x80;)
			i--;
	return slice_tail(s, i);
}

static void
put_words(struct buffer *out, const struct bitext *b, enum lang l, struct run r)
{
	size_t tell = l == ZH ? tell_zh : tell_en;
	struct buffer text = {0};
	struct slice s, head, tail;

	put_text(&text, b, l, r);
	s = buffer_slice(&text);
	head = head_cp(s, tell);
	tail = tail_cp(s, tell);
	if (head.n + tail.n >= s.n) {
		buffer_put(out, s);
	} else {
		buffer_put(out, head);
		buffer_puts(out, "…");
		buffer_put(out, tail);
	}
	buffer_free(&text);
}

/* Whether the text is that of `words`, or begins with what is before a "…" in
 * them and ends with what is behind. Ellipses may be the text's own. */
static bool
words_fit(struct slice words, struct slice text)
{
	size_t at = 0;

	if (slice_eq(words, text))
		return true;
	while ((at = slice_find(words, SLICE("…"), at)) != SIZE_MAX) {
		struct slice head = slice_head(words, at), tail;

		at += SLICE("…").n;
		tail = slice_tail(words, at);
		if (head.n + tail.n > 0 && head.n + tail.n <= text.n &&
		    slice_starts(text, head) && slice_ends(text, tail))
			return true;
	}
	return false;
}

bool
correction_fits(const struct bitext *b, const struct correction *c)
{
	for (int l = 0; l < LANGS; l++) {
		struct run r = c->side[l];
		struct buffer text = {0};
		bool fits;

		if (r.count == 0)
			continue;
		if (r.first + r.count > b->sentences[l].n)
			return false;
		put_text(&text, b, (enum lang)l, r);
		fits = words_fit(c->words[l], buffer_slice(&text));
		buffer_free(&text);
		if (!fits)
			return false;
	}
	return true;
}

/* -- writing -- */

static void
put_run(struct buffer *out, struct run r)
{
	if (r.count == 0)
		buffer_putc(out, '-');
	for (uint32_t i = 0; i < r.count; i++)
		buffer_printf(out, "%s%u", i > 0 ? "," : "", r.first + i);
}

void
corrections_print(struct buffer *out, const struct bitext *b, struct slice id)
{
	buffer_printf(out,
	    "# Beads of %.*s, for corrections/%.*s.tsv in a corpus\n"
	    "# zh\ten\tzh_words\ten_words\tnote\n"
	    "# Sentences are numbered from 0; - is none. The words tell how "
	    "each\n"
	    "# side begins and ends: a row that no longer fits is passed "
	    "over.\n"
	    "# Take the # of a row away to confirm it, or mend its numbers "
	    "and\n"
	    "# words first; all other sentences are aligned around it.\n",
	    SLICE_ARG(id), SLICE_ARG(id));
	VEC_EACH (bead, &b->lines) {
		if (bead->confirmed == NULL)
			buffer_putc(out, '#');
		for (int l = 0; l < LANGS; l++) {
			put_run(out, bead->side[l]);
			buffer_putc(out, '\t');
		}
		put_words(out, b, ZH, bead->side[ZH]);
		buffer_putc(out, '\t');
		put_words(out, b, EN, bead->side[EN]);
		if (bead->confirmed != NULL && bead->confirmed->note.n > 0) {
			buffer_putc(out, '\t');
			buffer_put(out, bead->confirmed->note);
		}
		buffer_putc(out, '\n');
	}
}
