/* SPDX-License-Identifier: MIT */
#include "rooms.h"

#include <errno.h>

#include "pipeline.h"

/* One byte more than is allowed is enough to see that there is too much. */
static bool
slurp_standard_input(struct rooms *r)
{
	struct cli *c = r->cli;
	size_t most = c->read.max_size ? c->read.max_size : SOURCE_MAX_SIZE;
	struct buffer b = {0};
	size_t n;
	bool ok;

	while (b.n <= most &&
	       (n = fread(buffer_room(&b, 65536), 1, 65536, stdin)) > 0)
		b.n += n;
	ok = !ferror(stdin);
	if (!ok)
		diag(c->diag, DIAG_CANNOT_READ,
		    (struct location){.path = SLICE("-")},
		    slice_of(strerror(errno)));
	r->standard_input = arena_copy(c->arena, buffer_slice(&b));
	buffer_free(&b);
	return ok;
}

bool
rooms_open(
    struct rooms *r, struct cli *c, char **paths, int npaths, enum room last)
{
	*r = (struct rooms){.cli = c, .last = last};
	/* A path that is not there was reported; the others are read. */
	cli_corpus(c, &r->corpus, paths, npaths);
	VEC_EACH (f, &r->corpus.files)
		if (slice_eq(f->path, SLICE("-")) && !slurp_standard_input(r))
			return false;
	return last < ROOM_ALIGN || cli_authority(c, &r->authority, &r->corpus);
}

void
rooms_close(struct rooms *r)
{
	if (r->holdings != NULL)
		holdings_free(r->holdings);
	corpus_release(&r->corpus);
}

static bool
read_room(const struct rooms *r, struct source *s, struct arena *a,
    struct diag *d, struct slice path, struct slice name)
{
	const struct read_options *o = &r->cli->read;

	if (slice_eq(path, SLICE("-")))
		return source_from_bytes(s, a, d, r->standard_input, name, o);
	return source_read(s, a, d, path.p, name, o);
}

/* Leads an article up to the room `last`; NULL if it is rejected. */
static struct stay *
visit(const struct rooms *r, struct arena *a, struct diag *d,
    const struct holding *h, enum room last)
{
	struct stay *s = ARENA_NEW(a, struct stay, 1);

	if (!read_room(r, &s->source, a, d, h->path, h->name))
		return NULL;
	if (last == ROOM_READ)
		return s;
	s->article = article_parse(a, d, &s->source);
	if (s->article == NULL || last == ROOM_PARSE)
		return s->article != NULL ? s : NULL;
	s->bitext = bitext_align(a, s->article, r->authority.lexicon);
	if (last == ROOM_ALIGN)
		return s;
	s->facts = facts_extract(
	    a, d, s->bitext, r->authority.units, r->authority.idioms);
	if (last == ROOM_EXTRACT)
		return s;
	s->dossier = dossier_make(a, d, s->facts, h->id, &r->authority);
	return s;
}

static struct holding
file_holding(const struct rooms *r, size_t item)
{
	const struct corpus_file *f = &r->corpus.files.v[item];

	return (struct holding){.path = f->path, .name = f->name};
}

/* -- the survey -- */

static void *
survey_work(void *context, size_t item, struct arena *a, struct diag *d)
{
	const struct rooms *r = context;
	struct holding h = file_holding(r, item);
	struct diag *scratch = diag_new();
	struct stay *stay = visit(r, a, scratch, &h, ROOM_PARSE);

	if (stay == NULL)
		diag_move(d, scratch);
	diag_free(scratch);
	return stay;
}

static bool
survey_hand_over(void *context, size_t item, void *result)
{
	struct rooms *r = context;
	struct holding h = file_holding(r, item);
	const struct stay *stay = result;

	if (stay != NULL)
		holdings_add(r->holdings, stay->article, h.path, h.name);
	return true;
}

void
rooms_survey(struct rooms *r)
{
	struct pipeline p = {
	    .nitems = r->corpus.files.n,
	    .jobs = r->cli->jobs,
	    .diag = r->cli->diag,
	    .context = r,
	    .work = survey_work,
	    .hand_over = survey_hand_over,
	};

	r->holdings = holdings_new();
	pipeline_run(&p);
	holdings_settle(r->holdings, r->cli->diag);
}

/* -- the tour -- */

struct guide {
	const struct rooms *rooms;
	const struct tour *tour;
	struct progress progress;
};

static void *
tour_work(void *context, size_t item, struct arena *a, struct diag *d)
{
	const struct guide *g = context;
	const struct rooms *r = g->rooms;
	struct holding h = r->holdings != NULL
			       ? *holdings_get(r->holdings, item)
			       : file_holding(r, item);
	struct stay *s = visit(r, a, d, &h, r->last);

	return s != NULL ? g->tour->make(g->tour->context, item, s, a, d)
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

bool
rooms_tour(const struct rooms *r, const struct tour *t)
{
	struct guide g = {.rooms = r, .tour = t};
	struct pipeline p = {
	    .nitems = r->holdings != NULL ? holdings_count(r->holdings)
					  : r->corpus.files.n,
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
