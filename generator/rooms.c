/* SPDX-License-Identifier: MIT */
#include "rooms.h"

#include <errno.h>

#include "buffer.h"
#include "datadir.h"
#include "pipeline.h"

/* One byte more than is allowed is enough to see that there is too much. */
static bool
slurp_standard_input(struct rooms *r, struct cli *c)
{
	size_t most = r->read->max_size ? r->read->max_size : SOURCE_MAX_SIZE;
	struct buffer b = { 0 };
	size_t n;
	bool ok;

	while (b.n <= most &&
	    (n = fread(buffer_room(&b, 65536), 1, 65536, stdin)) > 0)
		b.n += n;
	ok = !ferror(stdin);
	if (!ok)
		diag(c->diag, DIAG_CANNOT_READ, (struct location){
		    .path = SLICE("-") }, slice_of(strerror(errno)));
	r->standard_input = arena_copy(c->arena, buffer_slice(&b));
	buffer_free(&b);
	return ok;
}

bool
rooms_open(struct rooms *r, struct cli *c, const struct corpus *corpus,
    enum room last)
{
	*r = (struct rooms){ .read = &c->read };
	VEC_EACH(f, &corpus->files)
		if (slice_eq(f->path, SLICE("-")) &&
		    !slurp_standard_input(r, c))
			return false;
	if (last >= ROOM_ALIGN)
		r->lexicon = lexicon_load(c->arena, c->diag,
		    corpus->authority_dir.p,
		    datadir_find(c->arena, "authority").p);
	return last < ROOM_EXTRACT ||
	    cli_authority(c, &r->authority, corpus);
}

static bool
read_room(const struct rooms *r, struct source *s, struct arena *a,
    struct diag *d, struct slice path, struct slice name)
{
	if (slice_eq(path, SLICE("-")))
		return source_from_bytes(s, a, d, r->standard_input, name,
		    r->read);
	return source_read(s, a, d, path.p, name, r->read);
}

struct stay *
rooms_visit(const struct rooms *r, struct arena *a, struct diag *d,
    struct slice path, struct slice name, struct slice id, enum room last)
{
	struct stay *s = ARENA_NEW(a, struct stay, 1);

	if (!read_room(r, &s->source, a, d, path, name))
		return NULL;
	if (last == ROOM_READ)
		return s;
	s->article = article_parse(a, d, &s->source);
	if (s->article == NULL || last == ROOM_PARSE)
		return s->article != NULL ? s : NULL;
	s->bitext = bitext_align(a, s->article, r->authority.lexicon);
	if (last == ROOM_ALIGN)
		return s;
	s->facts = facts_extract(a, d, s->bitext, r->authority.units);
	if (last == ROOM_EXTRACT)
		return s;
	s->dossier = dossier_make(a, d, s->facts,
	    id.p != NULL ? id : s->article->id, &r->authority);
	return s;
}

struct survey {
	const struct rooms *rooms;
	const struct corpus *corpus;
	struct holdings *holdings;
};

static void *
survey_work(void *context, size_t item, struct arena *a, struct diag *d)
{
	struct survey *s = context;
	const struct corpus_file *f = &s->corpus->files.v[item];
	struct diag *scratch = diag_new();
	struct stay *stay = rooms_visit(s->rooms, a, scratch, f->path,
	    f->name, SLICE_NONE, ROOM_PARSE);

	if (stay == NULL)
		diag_move(d, scratch);
	diag_free(scratch);
	return stay;
}

static bool
survey_hand_over(void *context, size_t item, void *result)
{
	struct survey *s = context;
	const struct corpus_file *f = &s->corpus->files.v[item];
	const struct stay *stay = result;

	if (stay != NULL)
		holdings_add(s->holdings, stay->article, f->path, f->name);
	return true;
}

struct holdings *
rooms_survey(const struct rooms *r, struct cli *c,
    const struct corpus *corpus)
{
	struct survey s = { r, corpus, holdings_new() };
	struct pipeline p = {
		.nitems = corpus->files.n,
		.jobs = c->jobs,
		.diag = c->diag,
		.context = &s,
		.work = survey_work,
		.hand_over = survey_hand_over,
	};

	pipeline_run(&p);
	holdings_settle(s.holdings, c->diag);
	return s.holdings;
}
