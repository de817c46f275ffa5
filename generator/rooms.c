/* SPDX-License-Identifier: MIT */
#include "rooms.h"

#include <stdlib.h>

#include "corrections.h"
#include "pipeline.h"
#include "sandbox.h"
#include "shelf.h"

bool
rooms_open(
    struct rooms *r, struct cli *c, char **paths, int npaths, enum room last)
{
	*r = (struct rooms){.cli = c, .last = last};
	/* A path that is not there was reported; the others are read. */
	cli_corpus(c, &r->corpus, paths, npaths);
	map_init(&r->corrections, r->corpus.arena);
	VEC_EACH (x, &r->corpus.corrections)
		*map_at(&r->corrections, x->id) = x;
	return last < ROOM_ALIGN || cli_authority(c, &r->authority, &r->corpus);
}

void
rooms_close(struct rooms *r)
{
	if (r->holdings != NULL)
		holdings_free(r->holdings);
	corpus_release(&r->corpus);
}

struct sandbox *
rooms_sandbox(const struct rooms *r, char **paths, int npaths)
{
	struct sandbox *s = sandbox_new();

	for (int i = 0; i < npaths; i++)
		sandbox_read(s, paths[i]);
	if (npaths == 0)
		sandbox_read(s, ".");
	VEC_EACH (f, &r->corpus.files)
		if (f->link)
			sandbox_read(s, f->path.p);
	return s;
}

/* What a reader has said about the beads is final. */
static void
correct(const struct rooms *r, struct stay *s, struct arena *a, struct diag *d)
{
	const struct corpus_correction *file = map_get(&r->corrections, s->id);
	struct corrections *c;

	if (file == NULL)
		return;
	c = ARENA_NEW(a, struct corrections, 1);
	corrections_read(c, a, d, file->path.p);
	bitext_correct(s->bitext, a, d, r->authority.lexicon, c);
}

/* Leads the article at `place` of the shelf up to the room `last`; NULL if it
 * is rejected. */
static struct stay *
visit(const struct rooms *r, struct shelf *shelf, size_t place, struct slice id,
    struct arena *a, struct diag *d, enum room last)
{
	struct stay *s = ARENA_NEW(a, struct stay, 1);

	if (!shelf_read(shelf, place, &s->source, a, d))
		return NULL;
	if (last == ROOM_READ)
		return s;
	s->article = article_parse(a, d, &s->source);
	if (s->article == NULL)
		return NULL;
	s->id = id.p != NULL ? id : s->article->id;
	if (last == ROOM_PARSE)
		return s;
	s->bitext = bitext_align(a, s->article, r->authority.lexicon);
	correct(r, s, a, d);
	if (last == ROOM_ALIGN)
		return s;
	s->facts = facts_extract(
	    a, d, s->bitext, r->authority.units, r->authority.idioms);
	if (last == ROOM_EXTRACT)
		return s;
	s->dossier = dossier_make(a, d, s->facts, id, &r->authority);
	return s;
}

/* -- the survey -- */

struct survey {
	struct rooms *rooms;
	struct shelf *shelf;
};

static void *
survey_work(void *context, size_t item, struct arena *a, struct diag *d)
{
	const struct survey *v = context;
	struct diag *scratch = diag_new();
	struct stay *stay =
	    visit(v->rooms, v->shelf, item, SLICE_NONE, a, scratch, ROOM_PARSE);

	if (stay == NULL)
		diag_move(d, scratch);
	diag_free(scratch);
	return stay;
}

static bool
survey_hand_over(void *context, size_t item, void *result)
{
	const struct survey *v = context;
	const struct stay *stay = result;

	if (stay != NULL)
		holdings_add(v->rooms->holdings, stay->article, (uint32_t)item);
	return true;
}

/* Tells of corrections that no article has. */
static void
check_corrections(const struct rooms *r)
{
	struct map ids;
	struct arena *a;

	if (r->corrections.n == 0)
		return;
	a = arena_new();
	map_init(&ids, a);
	for (size_t i = 0; i < holdings_count(r->holdings); i++) {
		const struct holding *h = holdings_get(r->holdings, i);

		if (map_get(&r->corrections, h->id) != NULL)
			*map_at(&ids, h->id) = (void *)h;
	}
	VEC_EACH (x, &r->corpus.corrections)
		if (map_get(&ids, x->id) == NULL)
			diag(r->cli->diag, DIAG_CORRECTION_NO_ARTICLE,
			    (struct location){.path = x->path}, x->id);
	arena_free(a);
}

void
rooms_survey(struct rooms *r)
{
	struct survey v = {
	    .rooms = r,
	    .shelf =
		shelf_new(&r->corpus, &r->cli->read, NULL, r->corpus.files.n),
	};
	struct pipeline p = {
	    .nitems = r->corpus.files.n,
	    .jobs = r->cli->jobs,
	    .diag = r->cli->diag,
	    .context = &v,
	    .work = survey_work,
	    .hand_over = survey_hand_over,
	};

	r->holdings = holdings_new();
	pipeline_run(&p);
	shelf_free(v.shelf);
	holdings_settle(r->holdings, r->cli->diag);
	check_corrections(r);
}

/* -- the tour -- */

struct guide {
	const struct rooms *rooms;
	const struct tour *tour;
	struct shelf *shelf;
	size_t first; /* of the holdings */
	struct progress progress;
};

static void *
tour_work(void *context, size_t item, struct arena *a, struct diag *d)
{
	const struct guide *g = context;
	const struct rooms *r = g->rooms;
	struct slice id = r->holdings != NULL
			      ? holdings_get(r->holdings, g->first + item)->id
			      : SLICE_NONE;
	struct stay *s = visit(r, g->shelf, item, id, a, d, r->last);

	return s != NULL
		   ? g->tour->make(g->tour->context, g->first + item, s, a, d)
		   : NULL;
}

static bool
tour_hand_over(void *context, size_t item, void *result)
{
	struct guide *g = context;
	struct cli *c = g->rooms->cli;

	progress_step(&g->progress);
	if (!g->tour->keep_diag)
		cli_flush_diag(c);
	if (diag_worst(c->diag) == FATAL)
		return false;
	return result == NULL || g->tour->take(g->tour->context, result);
}

/* The files in the order of the paper, `n` from the holding `first`; NULL:
 * that of the walk. */
static uint32_t *
paper_order(const struct rooms *r, size_t first, size_t n)
{
	uint32_t *order;

	if (r->holdings == NULL)
		return NULL;
	order = must_alloc(arena_times(sizeof(*order), n + 1));
	for (size_t i = 0; i < n; i++)
		order[i] = holdings_get(r->holdings, first + i)->file;
	return order;
}

bool
rooms_tour(const struct rooms *r, const struct tour *t)
{
	size_t n = t->items.count > 0    ? t->items.count
		   : r->holdings != NULL ? holdings_count(r->holdings)
					 : r->corpus.files.n;
	uint32_t *order = paper_order(r, t->items.first, n);
	struct guide g = {
	    .rooms = r,
	    .tour = t,
	    .first = t->items.first,
	    .shelf = shelf_new(&r->corpus, &r->cli->read, order, n),
	};
	struct pipeline p = {
	    .nitems = n,
	    .jobs = r->cli->jobs,
	    .diag = r->cli->diag,
	    .context = &g,
	    .work = tour_work,
	    .hand_over = tour_hand_over,
	};
	bool ok;

	if (r->corpus.files.n == 0 && diag_worst(r->cli->diag) < ERROR)
		diag(r->cli->diag, DIAG_NO_FILES, (struct location){0},
		    SLICE_NONE);
	progress_begin(&g.progress, r->cli, p.nitems);
	ok = pipeline_run(&p);
	progress_end(&g.progress);
	shelf_free(g.shelf);
	free(order);
	return ok;
}

struct slice *
tour_text(struct arena *a, struct buffer *out)
{
	struct slice *text = ARENA_NEW(a, struct slice, 1);

	*text = arena_copy(a, buffer_slice(out));
	buffer_free(out);
	return text;
}
