/* SPDX-License-Identifier: MIT */
#include "rooms.h"

#include <assert.h>
#include <stdlib.h>

#include "build_tree.h" /* VERSION */
#include "corrections.h"
#include "origin.h"
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
	records_free(r->records);
	larder_free(r->larder);
	corpus_release(&r->corpus);
}

/* The version of the program, the form of what it freezes, the authority
 * files. */
bool
rooms_label(struct rooms *r, struct digest *out)
{
	struct lexicon_sources sources =
	    cli_sources(r->cli, r->corpus.authority_dir);
	struct digest parts[2] = {frozen_form()};
	struct buffer b = {0};

	if (!authority_digest(&parts[1], r->cli->arena, r->cli->diag, &sources))
		return false;
	buffer_puts(&b, "duikan " VERSION);
	buffer_put(&b, (struct slice){(const char *)parts, sizeof(parts)});
	*out = digest_of(buffer_slice(&b));
	buffer_free(&b);
	return true;
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

/* What the dossier is going to be made of. */
static void
note_origin(const struct rooms *r, struct stay *s, struct slice id)
{
	const struct corpus_correction *c =
	    id.p != NULL ? map_get(&r->corrections, id) : NULL;
	struct origin o = {.newest = 0};

	origin_add(&o, s->source.name);
	origin_add(&o, s->source.text);
	s->key = origin_end(&o);
	if (c != NULL) {
		o = (struct origin){.newest = 0};
		origin_bytes(&o, c->path.p);
		s->correction = origin_end(&o);
	}
	s->made_of = parcel_origin(&s->key, &s->correction);
}

/* What the build before found out, if nothing has changed. */
static bool
recall(const struct rooms *r, struct stay *s, struct slice id, struct arena *a,
    struct diag *d)
{
	struct parcel p;

	if (!larder_find(r->larder, &s->key, a, &p, &s->place))
		return false;
	if (digest_eq(&p.corrections, &s->correction))
		s->dossier =
		    frozen_thaw(a, p.frozen, &r->authority, &s->source);
	if (s->dossier == NULL || !parcel_tell(&p, d, s->source.path)) {
		s->dossier = NULL;
		s->place = (struct larder_place){0};
		return false;
	}
	s->id = s->dossier->id = id;
	return true;
}

/* The same for what the survey asks for. */
static bool
recall_article(const struct rooms *r, struct stay *s, struct arena *a)
{
	struct larder_place place;
	struct parcel p;

	if (larder_find(r->larder, &s->key, a, &p, &place))
		s->article =
		    frozen_article(a, p.frozen, &r->authority, &s->source);
	return s->article != NULL;
}

static void
pack_up(const struct rooms *r, struct stay *s, struct arena *a,
    const struct diag *d, size_t told)
{
	struct parcel p = {r->label, s->key, s->correction};
	struct buffer bytes = {0};

	parcel_put(&bytes, &p, d, told, s->dossier, &r->authority, false);
	s->parcel = arena_copy(a, buffer_slice(&bytes));
	buffer_free(&bytes);
}

/* Leads the article at `place` of the shelf up to the room `last`; NULL if it
 * is rejected. */
static struct stay *
visit(const struct rooms *r, struct shelf *shelf, size_t place, struct slice id,
    struct arena *a, struct diag *d, enum room last)
{
	struct stay *s = ARENA_NEW(a, struct stay, 1);
	size_t told;

	if (!shelf_read(shelf, place, &s->source, a, d))
		return NULL;
	if (last == ROOM_READ)
		return s;
	if (r->origins && (last == ROOM_LINK || r->larder != NULL))
		note_origin(r, s, id);
	if (r->larder != NULL && last == ROOM_LINK && recall(r, s, id, a, d))
		return s;
	if (r->larder != NULL && last == ROOM_PARSE && recall_article(r, s, a))
		return s;
	told = diag_held(d);
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
	s->dossier = dossier_make(a, d, s->facts, s->id, &r->authority);
	if (r->larder != NULL)
		pack_up(r, s, a, d, told);
	return s;
}

/* What an article's visit to the rooms elsewhere has left. */
static struct stay *
visit_record(const struct rooms *r, size_t record, struct slice id,
    struct arena *a, struct diag *d)
{
	struct stay *s = ARENA_NEW(a, struct stay, 1);
	struct parcel p;

	if (!records_get(r->records, record, &p, a, d))
		return NULL;
	s->dossier = frozen_thaw(a, p.frozen, &r->authority, NULL);
	if (s->dossier == NULL) {
		records_refuse(r->records, record, d);
		return NULL;
	}
	s->id = s->dossier->id = id;
	s->made_of = parcel_origin(&p.key, &p.corrections);
	return s;
}

/* -- the survey -- */

struct survey {
	struct rooms *rooms;
	struct shelf *shelf;
};

static const struct article *
survey_file(
    const struct survey *v, size_t file, struct arena *a, struct diag *d)
{
	struct diag *scratch = diag_new();
	struct stay *stay =
	    visit(v->rooms, v->shelf, file, SLICE_NONE, a, scratch, ROOM_PARSE);

	if (stay == NULL)
		diag_move(d, scratch);
	diag_free(scratch);
	return stay != NULL ? stay->article : NULL;
}

static const struct article *
survey_record(
    const struct rooms *r, size_t record, struct arena *a, struct diag *d)
{
	const struct article *article;
	struct parcel p;

	if (!records_get(r->records, record, &p, a, d))
		return NULL;
	article = frozen_article(a, p.frozen, &r->authority, NULL);
	if (article == NULL)
		records_refuse(r->records, record, d);
	return article;
}

static void *
survey_work(void *context, size_t item, struct arena *a, struct diag *d)
{
	const struct survey *v = context;

	/* The caller of hand_over looks and does not write. */
	return (void *)(v->shelf != NULL ? survey_file(v, item, a, d)
					 : survey_record(v->rooms, item, a, d));
}

static bool
survey_hand_over(void *context, size_t item, void *result)
{
	const struct survey *v = context;
	const struct article *article = result;

	if (article != NULL)
		holdings_add(v->rooms->holdings, article, (uint32_t)item);
	return diag_worst(v->rooms->cli->diag) < (int)FATAL;
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

bool
rooms_survey(struct rooms *r)
{
	size_t n =
	    r->records != NULL ? records_count(r->records) : r->corpus.files.n;
	struct survey v = {
	    .rooms = r,
	    .shelf = r->records == NULL
			 ? shelf_new(&r->corpus, &r->cli->read, NULL, n)
			 : NULL,
	};
	struct pipeline p = {
	    .nitems = n,
	    .jobs = r->cli->jobs,
	    .diag = r->cli->diag,
	    .context = &v,
	    .work = survey_work,
	    .hand_over = survey_hand_over,
	};
	bool ok;

	r->holdings = holdings_new();
	ok = pipeline_run(&p);
	shelf_free(v.shelf);
	holdings_settle(r->holdings, r->cli->diag);
	check_corrections(r);
	return ok;
}

bool
rooms_records(struct rooms *r, const char *from, const char *scratch)
{
	struct digest label;

	if (rooms_label(r, &label))
		r->records = records_open(r->cli->diag, from, scratch, &label);
	return r->records != NULL;
}

void
rooms_remember(struct rooms *r, const char *folder)
{
	struct digest label;
	struct origin o;

	/* Parcels that travel need the same version of the program, those
	 * that stay here the very program. */
	if (folder == NULL || !rooms_label(r, &label))
		return;
	origin_begin(&o);
	origin_program(&o);
	origin_add(
	    &o, (struct slice){(const char *)label.byte, sizeof(label.byte)});
	r->label = origin_end(&o);
	r->larder = larder_open(folder, &r->label);
}

/* -- the tour -- */

struct guide {
	const struct rooms *rooms;
	const struct tour *tour;
	struct shelf *shelf; /* NULL: records */
	/* By item: which of the holdings or, without them, of the files. */
	const uint32_t *visited;
	struct progress progress;
};

struct visited {
	const struct stay *stay;
	void *result;
};

static void *
tour_work(void *context, size_t item, struct arena *a, struct diag *d)
{
	const struct guide *g = context;
	const struct rooms *r = g->rooms;
	uint32_t no = g->visited[item];
	const struct holding *h =
	    r->holdings != NULL ? holdings_get(r->holdings, no) : NULL;
	struct slice id = h != NULL ? h->id : SLICE_NONE;
	struct stay *s;
	struct visited *v;

	assert(h != NULL || g->shelf != NULL);
	s = g->shelf == NULL ? visit_record(r, h->file, id, a, d)
			     : visit(r, g->shelf, item, id, a, d, r->last);

	if (s == NULL)
		return NULL;
	v = ARENA_NEW(a, struct visited, 1);
	v->stay = s;
	v->result = g->tour->make(g->tour->context, no, s, a, d);
	return v;
}

static bool
tour_hand_over(void *context, size_t item, void *result)
{
	struct guide *g = context;
	struct larder *larder = g->rooms->larder;
	struct cli *c = g->rooms->cli;
	const struct visited *v = result;

	progress_step(&g->progress);
	if (!g->tour->keep_diag)
		cli_flush_diag(c);
	if (diag_worst(c->diag) == FATAL)
		return false;
	if (v != NULL && larder != NULL)
		larder_keep(
		    larder, &v->stay->key, v->stay->place, v->stay->parcel);
	return v == NULL || v->result == NULL ||
	       g->tour->take(g->tour->context, v->result);
}

static bool
tour_beside(void *context, size_t item, void *result)
{
	const struct tour *t = ((struct guide *)context)->tour;
	const struct visited *v = result;

	return v == NULL || v->result == NULL ||
	       t->beside(t->context, v->result);
}

/* What is visited, in the order of the paper or, without holdings, of the
 * walk; and the file of each. */
struct route {
	uint32_t *visited, *file;
	size_t n;
};

static void
plan_route(struct route *way, const struct rooms *r, const struct tour *t)
{
	size_t first = t->items.first;
	size_t n = t->items.count > 0    ? t->items.count
		   : r->holdings != NULL ? holdings_count(r->holdings)
					 : r->corpus.files.n;

	*way = (struct route){
	    must_alloc(arena_times(sizeof(*way->visited), n + 1)),
	    must_alloc(arena_times(sizeof(*way->file), n + 1)), 0};
	for (size_t i = first; i < first + n; i++) {
		uint32_t file = r->holdings != NULL
				    ? holdings_get(r->holdings, i)->file
				    : (uint32_t)i;

		if (t->shard.n > 0 &&
		    !shard_has(t->shard, r->corpus.files.v[file].name))
			continue;
		way->visited[way->n] = (uint32_t)i;
		way->file[way->n++] = file;
	}
}

bool
rooms_tour(const struct rooms *r, const struct tour *t)
{
	struct route way;
	struct guide g = {.rooms = r, .tour = t};
	struct pipeline p = {
	    .jobs = r->cli->jobs,
	    .diag = r->cli->diag,
	    .context = &g,
	    .work = tour_work,
	    .hand_over = tour_hand_over,
	    .beside = t->beside != NULL ? tour_beside : NULL,
	};
	bool ok;

	plan_route(&way, r, t);
	g.visited = way.visited;
	p.nitems = way.n;
	if (r->records == NULL) {
		g.shelf = shelf_new(&r->corpus, &r->cli->read, way.file, way.n);
		if (r->corpus.files.n == 0 && diag_worst(r->cli->diag) < ERROR)
			diag(r->cli->diag, DIAG_NO_FILES, (struct location){0},
			    SLICE_NONE);
	}
	progress_begin(&g.progress, r->cli, p.nitems);
	ok = pipeline_run(&p);
	progress_end(&g.progress);
	shelf_free(g.shelf);
	free(way.visited);
	free(way.file);
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
