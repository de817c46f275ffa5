/* SPDX-License-Identifier: MIT */
#include "ladder.h"

/* The paragraphs of the other half that a paragraph's sentences reach:
 * from first to last, none if last < first. */
struct reach {
	uint32_t first, last;
};

/* What a sentence bead links: paragraphs first..last of each half. */
static bool
bead_paragraphs(
    const struct bitext *b, const struct bead *bead, struct reach p[LANGS])
{
	for (int l = 0; l < LANGS; l++) {
		const struct run *r = &bead->side[l];

		if (r->count == 0)
			return false;
		p[l].first = b->sentences[l].v[r->first].paragraph;
		p[l].last =
		    b->sentences[l].v[r->first + r->count - 1].paragraph;
	}
	return true;
}

/* For each Chinese paragraph the English ones that its beads reach. */
static struct reach *
reaches(struct arena *a, const struct bitext *b)
{
	size_t n = b->article->half[ZH].paragraphs.n;
	struct reach *reach = ARENA_NEW(a, struct reach, n);

	for (size_t i = 0; i < n; i++)
		reach[i] = (struct reach){UINT32_MAX, 0};
	for (size_t k = 0; k < b->lines.n; k++) {
		struct reach p[LANGS];

		if (b->lines.v[k].reordered ||
		    !bead_paragraphs(b, &b->lines.v[k], p))
			continue;
		for (uint32_t i = p[ZH].first; i <= p[ZH].last; i++) {
			if (reach[i].first > p[EN].first)
				reach[i].first = p[EN].first;
			if (reach[i].last < p[EN].last)
				reach[i].last = p[EN].last;
		}
	}
	return reach;
}

struct maker {
	struct arena *arena;
	VEC(struct bead) beads;
	uint32_t next[LANGS]; /* first paragraph not yet in a bead */
};

static void
add(struct maker *m, uint32_t nzh, uint32_t nen)
{
	*VEC_ADD(m->arena, &m->beads) = (struct bead){
	    .side = {{m->next[ZH], nzh}, {m->next[EN], nen}},
	};
	m->next[ZH] += nzh;
	m->next[EN] += nen;
}

/* A bead's score is the mean of its sentence beads', by their Chinese. */
static void
score_beads(struct maker *m, const struct bitext *b)
{
	VEC_EACH (bead, &m->beads) {
		bead->score = 0;
	}
	for (size_t k = 0, at = 0; k < b->lines.n; k++) {
		const struct bead *line = &b->lines.v[k];
		struct reach p[LANGS];
		struct bead *bead;

		if (line->reordered || !bead_paragraphs(b, line, p))
			continue;
		while (
		    at < m->beads.n && m->beads.v[at].side[ZH].first +
					       m->beads.v[at].side[ZH].count <=
					   p[ZH].first)
			at++;
		if (at == m->beads.n)
			break;
		bead = &m->beads.v[at];
		bead->score = bead->score > 0 ? (bead->score + line->score) / 2
					      : line->score;
	}
}

static struct bead *
bead_with(struct maker *m, enum lang l, uint32_t paragraph)
{
	VEC_EACH (b, &m->beads)
		if (paragraph - b->side[l].first < b->side[l].count)
			return b;
	return NULL;
}

static bool
is_lone(const struct bead *b)
{
	return b->side[ZH].count == 0 || b->side[EN].count == 0;
}

/* Gives `b` the sides of `lone`, which is left empty, where they continue its
 * own. */
static bool
take_neighbour(struct bead *b, struct bead *lone)
{
	for (int l = 0; l < LANGS; l++) {
		struct run *r = &b->side[l], *more = &lone->side[l];

		if (more->count == 0)
			continue;
		if (r->first + r->count != more->first &&
		    more->first + more->count != r->first)
			return false;
		if (r->first > more->first)
			r->first = more->first;
		r->count += more->count;
		more->count = 0;
	}
	return true;
}

/* Paragraphs that found none may have their sentences out of order in another:
 * one that stands beside those it belongs to joins them, and two that found
 * none have changed places. */
static void
join_reordered(struct maker *m, const struct bitext *b)
{
	size_t n = 0;

	for (size_t k = 0; k < b->lines.n; k++) {
		const struct bead *line = &b->lines.v[k];
		struct reach p[LANGS];
		struct bead *zh, *en;

		if (!line->reordered || !bead_paragraphs(b, line, p))
			continue;
		zh = bead_with(m, ZH, p[ZH].first);
		en = bead_with(m, EN, p[EN].first);
		if (zh == en || (!is_lone(zh) && !is_lone(en)))
			continue;
		if (is_lone(zh) && is_lone(en)) {
			zh->side[EN] = en->side[EN];
			zh->score = line->score;
			zh->reordered = true;
			en->side[EN].count = 0;
		} else if (is_lone(zh)) {
			take_neighbour(en, zh);
		} else {
			take_neighbour(zh, en);
		}
	}
	VEC_EACH (bead, &m->beads)
		if (bead->side[ZH].count + bead->side[EN].count > 0)
			m->beads.v[n++] = *bead;
	m->beads.n = n;
}

struct bead_list
ladder_build(struct arena *a, const struct bitext *b)
{
	uint32_t nzh = (uint32_t)b->article->half[ZH].paragraphs.n;
	uint32_t nen = (uint32_t)b->article->half[EN].paragraphs.n;
	struct reach *reach = reaches(a, b);
	struct maker m = {.arena = a};

	while (m.next[ZH] < nzh) {
		uint32_t i = m.next[ZH], last, end = i + 1;

		if (reach[i].first == UINT32_MAX) {
			add(&m, 1, 0);
			continue;
		}
		while (m.next[EN] < reach[i].first)
			add(&m, 0, 1);
		/* All that reach into what this one reaches. */
		last = reach[i].last;
		for (uint32_t k = i + 1; k < nzh; k++) {
			if (reach[k].first == UINT32_MAX)
				continue;
			if (reach[k].first > last)
				break;
			end = k + 1;
			if (last < reach[k].last)
				last = reach[k].last;
		}
		add(&m, end - i, last + 1 - m.next[EN]);
	}
	while (m.next[EN] < nen)
		add(&m, 0, 1);
	score_beads(&m, b);
	join_reordered(&m, b);
	return (struct bead_list){m.beads.v, m.beads.n};
}
