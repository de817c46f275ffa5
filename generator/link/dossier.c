/* SPDX-License-Identifier: MIT */
#include "dossier.h"

#include <stdlib.h>

#include "linker.h"

static void
add_block(struct linker *l, struct block b)
{
	if (span_len(b.span) > 0)
		*VEC_ADD(l->arena, &l->blocks) = b;
}

static int
block_cmp(const void *a, const void *b)
{
	uint32_t x = ((const struct block *)a)->span.start,
		 y = ((const struct block *)b)->span.start;

	return x < y ? -1 : x > y;
}

static void
list_blocks(struct linker *l)
{
	for (int i = 0; i < LANGS; i++) {
		const struct half *h = &l->article->half[i];
		int32_t n = 0;

		VEC_EACH (line, &h->headlines)
			add_block(l, (struct block){.lang = (enum lang)i,
					 .span = line->span,
					 .paragraph = -1,
					 .repeats = line->repeats});
		/* What the translator adds of his own is no news. */
		VEC_EACH (p, &h->paragraphs) {
			if (p->kind != PARAGRAPH_APPARATUS)
				add_block(l,
				    (struct block){.lang = (enum lang)i,
					.span = p->span,
					.paragraph = n,
					.credit = p->kind != PARAGRAPH_TEXT});
			n++;
		}
	}
	if (l->blocks.n > 1)
		qsort(
		    l->blocks.v, l->blocks.n, sizeof(*l->blocks.v), block_cmp);
}

static int
organisation_cmp(const void *a, const void *b)
{
	uint32_t x = ((const struct organisation_mention *)a)->span.start,
		 y = ((const struct organisation_mention *)b)->span.start;

	return x < y ? -1 : x > y;
}

static void
find_organisations(struct linker *l)
{
	struct dossier *d = l->dossier;

	find_organisations_en(l);
	find_organisations_zh(l);
	if (d->organisations.n > 1)
		qsort(d->organisations.v, d->organisations.n,
		    sizeof(*d->organisations.v), organisation_cmp);
}

struct dossier *
dossier_make(struct arena *a, struct diag *d, const struct facts *facts,
    struct slice id, const struct authority *authority)
{
	struct linker l = {.arena = a,
	    .diag = d,
	    .facts = facts,
	    .bitext = facts->bitext,
	    .article = facts->bitext->article,
	    .authority = authority,
	    .gazetteer = authority->gazetteer,
	    .text = facts->bitext->article->source->text,
	    .date = facts->bitext->article->date,
	    .dossier = ARENA_NEW(a, struct dossier, 1)};

	l.dossier->facts = facts;
	l.dossier->id = id;
	l.dossier->figure_links =
	    ARENA_NEW(a, struct figure_link, facts->figures.n);
	list_blocks(&l);
	hear_industries(&l);
	find_places(&l);
	find_organisations(&l);
	tell_places(&l);
	find_subjects(&l);
	imply_places(&l);
	settle_organisations(&l);
	mark_in_names(&l);
	score_industries(&l);
	attach_figures(&l);
	collate_figures(&l);
	compare_times(&l);
	pair_places(&l);
	find_discrepancies(&l);
	return l.dossier;
}
