/* SPDX-License-Identifier: MIT */
/* compose.h - articles composed for tests, led through the rooms up to
 * extract; what linking would add is set by hand, so that these tests stand
 * on their own */
#ifndef COMPOSE_H
#define COMPOSE_H
#include <stdlib.h>

#include "authority.h"
#include "catalogue.h"
#include "dossier.h"
#include "record.h"
#include "test.h"

struct archive_info;

struct composed {
	const char *date, *title_zh, *title_en;
	const char *zh, *en;          /* bodies; paragraphs end in \n */
	const char *place, *industry; /* subject; of all figures too */
	const char *item[LANGS];      /* of all that is counted */
};

static inline struct slice
compose_text(struct arena *a, const struct composed *c)
{
	struct buffer text = {0};
	struct slice body = slice_of(c->zh), copy;
	bool start = true;

	buffer_printf(&text,
	    "Title: %s\nAuthor: composed for tests\n"
	    "Date: %s\nPage: 2\n\n%s\n\n\n\n<hr /> \n\nOriginal: \n\n\n"
	    "### %s\n\n%s\n第2版()\n专栏：\n\n",
	    c->title_en, c->date, c->en, c->title_zh, c->date);
	for (size_t i = 0; i < body.n; i++) {
		if (start)
			buffer_puts(&text, "    ");
		start = body.p[i] == '\n';
		buffer_putc(&text, body.p[i]);
	}
	buffer_putc(&text, '\n');
	copy = arena_copy(a, buffer_slice(&text));
	buffer_free(&text);
	return copy;
}

/* The first figure of the other half with the same value and unit. */
static inline int32_t
compose_pair(const struct facts *f, size_t i)
{
	for (size_t k = 0; k < f->figures.n; k++)
		if (f->figures.v[k].lang != f->figures.v[i].lang &&
		    f->figures.v[k].min.value == f->figures.v[i].min.value &&
		    f->figures.v[k].max.value == f->figures.v[i].max.value)
			return (int32_t)k;
	return -1;
}

/* Items are read by heuristics that other tests are for. */
static inline void
compose_item(struct figure *f, const struct article *article, const char *item)
{
	struct slice text = article->source->text;
	size_t at = item == NULL || f->kind != FIGURE_COUNT
			? SIZE_MAX
			: slice_find(text, slice_of(item),
			      article->half[f->lang].body.start);

	f->item = (struct span){0, 0};
	if (at != SIZE_MAX)
		f->item =
		    (struct span){(uint32_t)at, (uint32_t)(at + strlen(item))};
	f->role = f->kind == FIGURE_COUNT ? ROLE_LEVEL : f->role;
}

static inline struct dossier *
compose_dossier(struct arena *a, struct diag *d, const struct authority *auth,
    const struct source *source, const struct composed *c)
{
	struct dossier *x = ARENA_NEW(a, struct dossier, 1);
	const struct place *place =
	    c->place == NULL
		? NULL
		: gazetteer_by_id(auth->gazetteer, slice_of(c->place));
	const struct industry *industry =
	    c->industry == NULL
		? NULL
		: industries_by_code(auth->industries, slice_of(c->industry));
	struct article *article = article_parse(a, d, source);

	if (article == NULL) {
		diag_print(d, stderr, NOTE);
		exit(99);
	}
	x->facts = facts_extract(
	    a, d, bitext_align(a, article, NULL), auth->units, auth->idioms);
	x->id = article->id;
	x->figure_links =
	    ARENA_NEW(a, struct figure_link, x->facts->figures.n + 1);
	for (size_t i = 0; i < x->facts->figures.n; i++) {
		struct figure_link *l = &x->figure_links[i];

		l->pair = compose_pair(x->facts, i);
		if (c->item[ZH] != NULL)
			compose_item(&x->facts->figures.v[i], article,
			    c->item[x->facts->figures.v[i].lang]);
		l->verdict = l->pair < 0 ? VERDICT_MISSING : VERDICT_AGREE;
		l->place = place;
		l->organisation = -1;
		l->industry = industry;
	}
	if (place != NULL)
		*VEC_ADD(a, &x->subjects) = (struct subject){place, 1};
	if (industry != NULL)
		*VEC_ADD(a, &x->industries) =
		    (struct industry_score){.industry = industry, .score = 1};
	return x;
}

static inline struct dossier *
compose(struct arena *a, struct diag *d, const struct authority *auth,
    const struct composed *c)
{
	struct source *source = ARENA_NEW(a, struct source, 1);

	CHECK(source_from_bytes(source, a, d, compose_text(a, c),
	    SLICE("composed.txt"), &(struct read_options){0}));
	return compose_dossier(a, d, auth, source, c);
}

/* An article of this repository's corpus, in order of their dates, with
 * nothing linked but what the aligner and the scanners found. */
static inline struct dossier *
compose_real(
    struct arena *a, struct diag *d, const struct authority *auth, size_t i)
{
	static const char *const names[] = {"003_4255a69e3252440b.txt",
	    "004_a121a3b0a873c9ca.txt", "002_50fd599ff2e7b2f8.txt",
	    "001_b9ad766cd1670af9.txt", "000_fb1bc393c69145ae.txt"};
	struct source *source = ARENA_NEW(a, struct source, 1);
	struct slice path =
	    arena_printf(a, "%s/articles/%s", CORPUS_DIR, names[i]);

	CHECK(source_read(source, a, d, path.p, slice_of(names[i]),
	    &(struct read_options){0}));
	return compose_dossier(a, d, auth, source,
	    &(struct composed){.place = "chongqing", .industry = "20"});
}

enum { REAL = 5 };

/* The authority files of this repository. */
static inline struct authority
compose_authority(struct arena *a, struct diag *d)
{
	struct authority auth = {0};

	if (!authority_load(&auth, a, d,
		&(struct lexicon_sources){.dir = CORPUS_DIR "/authority"})) {
		diag_print(d, stderr, NOTE);
		exit(99);
	}
	return auth;
}
#endif
