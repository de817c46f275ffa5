/* SPDX-License-Identifier: MIT */
/* pipeline.h - from an article's text to its dossier, and what it says as
 * text that tests compare */
#ifndef PIPELINE_H
#define PIPELINE_H
#include <stdio.h>
#include <stdlib.h>

#include "authority.h"
#include "buffer.h"
#include "dossier.h"
#include "table.h"
#include "test.h"

static struct arena *arena;
static struct authority auth;

static struct dossier *
dossier_of_source(struct source *s)
{
	struct article *a = article_parse(arena, NULL, s);

	if (a == NULL)
		exit(99);
	return dossier_make(arena, NULL,
	    facts_extract(arena, NULL, bitext_align(arena, a, auth.lexicon),
		auth.units, auth.idioms),
	    a->id, &auth);
}

static inline struct dossier *
dossier_of_file(const char *folder, const char *name)
{
	struct read_options o = {0};
	struct source *s = ARENA_NEW(arena, struct source, 1);
	struct slice path = arena_printf(arena, "%s/%s", folder, name);

	if (!source_read(s, arena, NULL, path.p, slice_of(name), &o))
		exit(99);
	return dossier_of_source(s);
}

/* Composed for tests: `date`, the headline and one paragraph of each half. A
 * half that is NULL is not there. */
static inline struct dossier *
dossier_of(const char *date, const char *title_zh, const char *zh,
    const char *title_en, const char *en)
{
	struct read_options o = {0};
	struct source *s = ARENA_NEW(arena, struct source, 1);
	struct slice text = arena_printf(arena,
	    "Title: %s\nAuthor: composed for tests\nDate: %s\nPage: 1\n\n%s\n"
	    "\n\n\n<hr /> \n\nOriginal: \n\n\n",
	    en != NULL ? title_en : "", date, en != NULL ? en : "");

	if (zh != NULL)
		text = arena_printf(arena,
		    "%.*s### %s\n\n%s\n第1版()\n专栏：\n\n    %s\n    %s\n",
		    SLICE_ARG(text), title_zh, date, title_zh, zh);
	if (!source_from_bytes(s, arena, NULL, text, SLICE("composed"), &o))
		exit(99);
	return dossier_of_source(s);
}

/* The authority files of folder argv[1], and the table argv[2]. */
static inline void
load_cases(int argc, char **argv, struct table *t, size_t least, size_t most)
{
	if (argc < 3)
		exit(99);
	arena = arena_new();
	if (!authority_load(&auth, arena, NULL,
		&(struct lexicon_sources){.dir = argv[1]}) ||
	    !table_read(t, arena, NULL, argv[2], least, most))
		exit(99);
}

/* Every row is a test of its own, called by its cell `name`; what `check`
 * prints stands before its line. */
static inline int
test_rows(const struct table *t, size_t name, bool (*check)(struct slice *c))
{
	for (size_t i = 0; i < t->nrows; i++) {
		bool right = check(t->row[i].cell);

		test_count++;
		test_failed += !right;
		printf("%sok %d - %.*s\n", right ? "" : "not ", test_count,
		    SLICE_ARG(t->row[i].cell[name]));
	}
	arena_free(arena);
	return test_done();
}

/* "a b c" of what a list holds, each once. */
static inline void
put_once(struct buffer *b, struct slice word)
{
	struct slice rest = buffer_slice(b), item;

	while (table_item(&rest, ' ', &item))
		if (slice_eq(item, word))
			return;
	if (b->n > 0)
		buffer_putc(b, ' ');
	buffer_put(b, word);
}

static inline struct slice
taken(struct buffer *b)
{
	struct slice s = arena_copy(arena, buffer_slice(b));

	buffer_free(b);
	return s;
}

static inline struct slice
subjects(const struct dossier *d)
{
	struct buffer b = {0};

	VEC_EACH (s, &d->subjects)
		put_once(&b, s->place->id);
	return taken(&b);
}

/* The places that a half names; one that is not settled is "?", one inside a
 * name is left out. */
static inline struct slice
places(const struct dossier *d, enum lang l)
{
	struct buffer b = {0};

	VEC_EACH (m, &d->places)
		if (m->lang == l && !m->in_name && !m->implicit)
			put_once(
			    &b, m->place != NULL ? m->place->id : SLICE("?"));
	return taken(&b);
}

static inline struct slice
implied(const struct dossier *d, enum lang l)
{
	struct buffer b = {0};

	VEC_EACH (m, &d->places)
		if (m->lang == l && m->implicit)
			put_once(&b, m->place->id);
	return taken(&b);
}

static inline struct slice
industries_of(const struct dossier *d)
{
	struct buffer b = {0};

	VEC_EACH (i, &d->industries)
		put_once(&b, i->industry->code);
	return taken(&b);
}

/* What organisations are printed as, without blanks: "重庆机床厂 ...". */
static inline struct slice
organisations(const struct dossier *d, enum lang l)
{
	struct buffer b = {0};
	struct slice text = dossier_article(d)->source->text;

	VEC_EACH (o, &d->organisations) {
		struct slice name = slice_at(text, o->span);
		char *p = (char *)arena_copy(arena, name).p;

		for (size_t i = 0; i < name.n; i++)
			if (p[i] == ' ')
				p[i] = '_';
		if (o->lang == l)
			put_once(&b, (struct slice){p, name.n});
	}
	return taken(&b);
}

static inline const struct organisation_mention *
organisation(const struct dossier *d, const char *name)
{
	VEC_EACH (o, &d->organisations)
		if (slice_eq(
			slice_at(dossier_article(d)->source->text, o->span),
			slice_of(name)))
			return o;
	return NULL;
}

/* "一倍=doubled:agree", a Chinese figure a line. */
static inline struct slice
pairs(const struct dossier *d)
{
	struct buffer b = {0};
	struct slice text = dossier_article(d)->source->text;

	for (size_t i = 0; i < d->facts->figures.n; i++) {
		const struct figure *f = &d->facts->figures.v[i];
		const struct figure_link *k = &d->figure_links[i];
		struct slice en = SLICE("-");

		if (f->lang != ZH || f->repeats != NO_FIGURE)
			continue;
		if (k->pair >= 0)
			en =
			    slice_at(text, d->facts->figures.v[k->pair].number);
		buffer_printf(&b, "%.*s=%.*s:%s%s%s\n",
		    SLICE_ARG(slice_at(text, f->number)), SLICE_ARG(en),
		    k->verdict == VERDICT_NONE ? "none"
					       : verdict_name(k->verdict),
		    k->difference != DIFFER_NOT ? "/" : "",
		    k->difference != DIFFER_NOT ? difference_name(k->difference)
						: "");
	}
	return taken(&b);
}

static inline struct slice
discrepancies(const struct dossier *d)
{
	struct buffer b = {0};

	VEC_EACH (x, &d->discrepancies)
		buffer_printf(&b, "%s: %.*s\n", discrepancy_kind_name(x->kind),
		    SLICE_ARG(x->message));
	return taken(&b);
}
#endif
