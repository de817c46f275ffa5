/* SPDX-License-Identifier: MIT */
#include "seams.h"

#include <math.h>

#include "marks.h"
#include "utf8.h"
#include "weights.h"

enum { BEGINS_QUOTED, HOLDS_QUOTED, BEGINS_PLAIN };
enum { FULL_STOP, QUESTION, EXCLAMATION, OTHER };
enum { ENDS_QUOTED, INSIDE, ENDS_PLAIN };

/* A quotation that goes on through so many units was never closed. */
#define UNITS_MAX 10

/* The marks that are open, by level. */
#define DOUBLE 1U
#define SINGLE 2U

struct reader {
	enum lang lang;
	struct slice text; /* of the unit */
	unsigned open;
	size_t units; /* that it has been open at the end of */
};

/* Whether an apostrophe opens, closes or is part of a word; the English write
 * quotations with it. */
static void
read_apostrophe(struct reader *r, size_t from, size_t end)
{
	uint32_t before = from > 0 ? (unsigned char)r->text.p[from - 1] : ' ';
	uint32_t behind = end < r->text.n ? (unsigned char)r->text.p[end] : ' ';

	if (r->lang == ZH)
		return;
	if (cp_is_white(before) || before == '(' || before == '-')
		r->open |= cp_is_white(behind) ? 0 : SINGLE;
	else if (!cp_is_letter(before) ||
		 (!cp_is_letter(behind) && before != 's'))
		r->open &= ~SINGLE;
}

/* Passes the quotation mark at `*off`, if there is one. */
static void
read_mark(struct reader *r, size_t *off)
{
	size_t from = *off;

	switch (utf8_next(r->text, off)) {
	case 0x201c: /* “ */
	case 0x300c: /* 「 */
		r->open |= DOUBLE;
		break;
	case 0x201d:
	case 0x300d:
		r->open &= ~DOUBLE;
		break;
	case '"':
	case 0xff02:
		r->open ^= DOUBLE;
		break;
	case 0x2018: /* ‘ */
	case 0x300e: /* 『 */
		r->open |= SINGLE;
		break;
	case 0x300f:
		r->open &= ~SINGLE;
		break;
	case '\'':
	case 0x2019: /* ’ */
		if (r->lang == ZH)
			r->open &= ~SINGLE;
		else
			read_apostrophe(r, from, *off);
		break;
	}
}

/* By first byte. */
static const bool may_be_mark[256] = {
    ['"'] = true,
    ['\''] = true,
    [0xe2] = true,
    [0xe3] = true,
    [0xef] = true,
};

/* What opens a quotation in the unit: at its front, further on, nothing. */
static uint8_t
read_marks(struct reader *r)
{
	uint8_t begin = BEGINS_PLAIN;

	for (size_t off = 0; off < r->text.n;) {
		unsigned before = r->open;
		size_t from = off;

		if (!may_be_mark[(unsigned char)r->text.p[off]]) {
			off += utf8_len(r->text.p[off]);
			continue;
		}
		read_mark(r, &off);
		if ((r->open & ~before) != 0 && begin == BEGINS_PLAIN)
			begin = from == 0 ? BEGINS_QUOTED : HOLDS_QUOTED;
	}
	return begin;
}

static uint8_t
last_mark(struct slice text, bool *closed)
{
	size_t off = text.n;

	*closed = false;
	while (off > 0) {
		uint32_t cp = utf8_prev(text, &off);

		if (cp_is_white(cp))
			continue;
		if (mark_is_closer(cp)) {
			*closed |= !mark_closes_bracket(cp);
			continue;
		}
		return cp == '?' || cp == 0xff1f                   ? QUESTION
		       : cp == '!' || cp == 0xff01                 ? EXCLAMATION
		       : cp == '.' || cp == 0x3002 || cp == 0xff0e ? FULL_STOP
								   : OTHER;
	}
	return OTHER;
}

static struct seam
read_unit(struct reader *r)
{
	struct seam s = {.begin = read_marks(r)};
	bool closed;
	uint8_t mark = last_mark(r->text, &closed), quote;

	r->units = r->open != 0 ? r->units + 1 : 0;
	if (r->units > UNITS_MAX)
		r->open = 0;
	quote = closed ? ENDS_QUOTED : r->open != 0 ? INSIDE : ENDS_PLAIN;
	s.end = (uint8_t)(mark * SEAM_QUOTES + quote);
	return s;
}

/* Whether a unit of language `l` ends with mark and quotation `k`. */
static bool
occurs(const struct seams *s, enum lang l, size_t k)
{
	return s->occur[l] >> k & 1;
}

void
seams_find(struct seams *s, struct arena *a,
    const struct unit_list units[LANGS], size_t width)
{
	for (int l = 0; l < LANGS; l++) {
		struct reader r = {.lang = (enum lang)l};

		s->occur[l] = 0;
		s->v[l] = ARENA_NEW(a, struct seam, units[l].n);
		for (size_t i = 0; i < units[l].n; i++) {
			r.text = units[l].v[i].text;
			s->v[l][i] = read_unit(&r);
			s->occur[l] |= 1U << s->v[l][i].end;
		}
	}
	for (size_t k = 0; k < SEAM_BEGINS; k++)
		s->begins[k] = ARENA_NEW(a, float, width);
	for (size_t k = 0; k < SEAM_ENDS; k++)
		if (occurs(s, ZH, k))
			s->ends[k] = ARENA_NEW(a, float, width);
}

/* The chance of `en` beside `zh` where the text at hand says nothing: that it
 * is kept, or else drawn by lot. */
static float
kept(float share, bool same, float lot)
{
	return share * same + (1 - share) * lot;
}

static float
usual_begin(size_t zh, size_t en, const float *lot)
{
	/* 他说：“...” is often "...," he said. */
	if (zh == HOLDS_QUOTED && en != BEGINS_PLAIN)
		return kept(SEAM_KEPT, true,
			   lot[BEGINS_QUOTED] + lot[HOLDS_QUOTED]) /
		       2;
	return kept(SEAM_KEPT, zh == en, lot[en]);
}

static float
usual_end(size_t zh, size_t en, const float *mark, const float *quote)
{
	size_t zm = zh / SEAM_QUOTES, em = en / SEAM_QUOTES;
	size_t zq = zh % SEAM_QUOTES, eq = en % SEAM_QUOTES;

	return kept(SEAM_KEPT, zm == em, mark[em]) *
	       kept(SEAM_KEPT, zq == eq, quote[eq]);
}

struct census {
	float begin[SEAM_BEGINS], mark[SEAM_MARKS], quote[SEAM_QUOTES];
};

/* How usual each is among the English units. */
static void
take_census(struct census *c, const struct seams *s, size_t n)
{
	float one = 1 / (float)(n + 3);

	for (size_t k = 0; k < SEAM_BEGINS; k++)
		c->begin[k] = c->quote[k] = one;
	for (size_t k = 0; k < SEAM_MARKS; k++)
		c->mark[k] = one * SEAM_BEGINS / SEAM_MARKS;
	for (size_t i = 0; i < n; i++) {
		c->begin[s->v[EN][i].begin] += one;
		c->mark[s->v[EN][i].end / SEAM_QUOTES] += one;
		c->quote[s->v[EN][i].end % SEAM_QUOTES] += one;
	}
}

struct meetings {
	float begin[SEAM_BEGINS][SEAM_BEGINS], end[SEAM_ENDS][SEAM_ENDS];
};

static void
count_meetings(
    struct meetings *m, const struct seams *s, const struct bead_list *beads)
{
	for (size_t k = 0; beads != NULL && k < beads->n; k++) {
		struct run zh = beads->v[k].side[ZH];
		struct run en = beads->v[k].side[EN];

		if (zh.count == 0 || en.count == 0)
			continue;
		m->begin[s->v[ZH][zh.first].begin][s->v[EN][en.first].begin]++;
		m->end[s->v[ZH][zh.first + zh.count - 1].end]
		      [s->v[EN][en.first + en.count - 1].end]++;
	}
}

/* The log odds of a row's entries that are in `which`: its counts, and what is
 * usual as if it had been seen SEAM_PRIOR times. */
static void
score_row(float *out, const float *count, const float *usual, const float *lot,
    size_t n, unsigned which)
{
	float sum = SEAM_PRIOR;

	for (size_t k = 0; k < n; k++)
		sum += count[k];
	for (size_t k = 0; k < n; k++)
		if ((which >> k & 1) != 0)
			out[k] = logf((count[k] + usual[k] * SEAM_PRIOR) / sum /
				      lot[k]) *
				 SEAM_WEIGHT;
}

static void
score_begins(struct seams *s, const struct census *c, const struct meetings *m,
    size_t nen)
{
	float usual[SEAM_BEGINS], score[SEAM_BEGINS];

	for (size_t z = 0; z < SEAM_BEGINS; z++) {
		for (size_t e = 0; e < SEAM_BEGINS; e++)
			usual[e] = usual_begin(z, e, c->begin);
		score_row(
		    score, m->begin[z], usual, c->begin, SEAM_BEGINS, ~0U);
		for (size_t j = 0; j < nen; j++)
			s->begins[z][j] = score[s->v[EN][j].begin];
	}
}

static void
score_ends(struct seams *s, const struct census *c, const struct meetings *m,
    size_t nen)
{
	float usual[SEAM_ENDS], lot[SEAM_ENDS], score[SEAM_ENDS];

	for (size_t e = 0; e < SEAM_ENDS; e++)
		lot[e] = c->mark[e / SEAM_QUOTES] * c->quote[e % SEAM_QUOTES];
	for (size_t z = 0; z < SEAM_ENDS; z++) {
		if (!occurs(s, ZH, z))
			continue;
		for (size_t e = 0; e < SEAM_ENDS; e++)
			usual[e] = usual_end(z, e, c->mark, c->quote);
		score_row(
		    score, m->end[z], usual, lot, SEAM_ENDS, s->occur[EN]);
		for (size_t j = 0; j < nen; j++)
			s->ends[z][j] = score[s->v[EN][j].end];
	}
}

void
seams_learn(struct seams *s, const struct unit_list units[LANGS],
    const struct bead_list *beads)
{
	struct census c;
	struct meetings m = {0};

	take_census(&c, s, units[EN].n);
	count_meetings(&m, s, beads);
	score_begins(s, &c, &m, units[EN].n);
	score_ends(s, &c, &m, units[EN].n);
}
