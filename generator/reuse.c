/* SPDX-License-Identifier: MIT */
#include "reuse.h"

#include <stdlib.h>
#include <unistd.h>

#include "origin.h"

/* What the last build said: a line a message, its level before it. */
#define TOLD_NAME "told"
#define TELLING_NAME "told.new"

static void
add_digest(struct origin *o, const struct digest *d)
{
	origin_add(o, (struct slice){(const char *)d->byte, sizeof(d->byte)});
}

static void
add_words(struct origin *o, const char *words)
{
	origin_add(o, words != NULL ? slice_of(words) : SLICE("none"));
}

/* What is not in files. */
static void
add_options(struct origin *o, const struct rooms *r, const struct making *m)
{
	const struct read_options *read = &r->cli->read;
	char text[96];

	snprintf(text, sizeof(text), "%d %zu %d %zu %ju %ju", m->no_search,
	    m->sheet_rows, (int)read->encoding, read->max_size,
	    (uintmax_t)read->max_ratio, (uintmax_t)read->max_members);
	add_words(o, text);
	add_words(o, getenv("SOURCE_DATE_EPOCH"));
}

/* False if something cannot be read. */
static bool
made_with(struct digest *out, struct rooms *r, const struct making *m)
{
	struct digest label;
	struct origin o;

	if (!rooms_label(r, &label))
		return false;
	origin_begin(&o);
	origin_program(&o);
	add_digest(&o, &label);
	add_options(&o, r, m);
	origin_bytes(&o, m->templates);
	origin_bytes(&o, m->fallback);
	origin_bytes(&o, r->corpus.pages_dir.p);
	origin_bytes(&o, r->corpus.archive_md.p);
	origin_add(&o, r->corpus.archive_md_text);
	origin_add(&o, r->corpus.name);
	*out = origin_end(&o);
	return !o.unknown;
}

static bool
is_unknown(const struct digest *d)
{
	static const struct digest unknown;

	return digest_eq(d, &unknown);
}

static struct digest
articles_of(const struct rooms *r, origin_way *way)
{
	struct origin o;

	origin_begin(&o);
	origin_articles(&o, &r->corpus, way);
	return origin_end_stamps(&o);
}

/* All that the site is made from, `articles` among it. */
static struct digest
inputs_of(const struct rooms *r, const struct making *m,
    const struct digest *articles, origin_way *way)
{
	struct lexicon_sources s = cli_sources(r->cli, r->corpus.authority_dir);
	const char *const files[] = {r->corpus.archive_md.p,
	    r->corpus.pages_dir.p, r->corpus.authority_dir.p, s.fallback,
	    s.learnt, s.dictionary, m->templates, m->fallback};
	struct origin o;

	origin_begin(&o);
	origin_program(&o);
	add_options(&o, r, m);
	add_digest(&o, articles);
	origin_add(&o, r->corpus.archive_md_text);
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		way(&o, files[i]);
	add_words(&o, m->records);
	if (m->records != NULL && strcmp(m->records, "-") == 0)
		o.unknown = true;
	else
		way(&o, m->records);
	o.unknown |= is_unknown(articles);
	return origin_end_stamps(&o);
}

/* -- what was said -- */

static const char *
path_in(struct reuse *u, struct cli *c, const char *name)
{
	return arena_printf(
	    c->arena, "%s/%s", publication_cache(u->publication), name)
	    .p;
}

/* False if it is not known. */
static bool
say_again(struct reuse *u, struct cli *c)
{
	FILE *f = fopen(path_in(u, c, TOLD_NAME), "re");
	enum diag_level worst = NOTE;
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	if (f == NULL)
		return false;
	while ((n = getline(&line, &room, f)) > 2) {
		enum diag_level level = (enum diag_level)(line[0] - '0');

		worst = level > worst && level < FATAL ? level : worst;
		if (level >= (c->quiet ? ERROR : WARNING))
			fwrite(line + 2, 1, (size_t)n - 2, stderr);
	}
	c->rejected |= worst == ERROR;
	free(line);
	fclose(f);
	return true;
}

bool
reuse_begin(struct reuse *u, struct rooms *r, const struct making *m,
    struct publication *p)
{
	struct cli *c = r->cli;
	struct digest articles, inputs;

	*u = (struct reuse){
	    .publication = p, .articles = articles_of(r, origin_stamps)};
	inputs = inputs_of(r, m, &u->articles, origin_stamps);
	if (publication_remember(p, &inputs) && say_again(u, c))
		return true;
	if (publication_cache(p) != NULL) {
		articles = articles_of(r, origin_bytes);
		inputs = inputs_of(r, m, &articles, origin_bytes);
		if (publication_made_of(p, &inputs) && say_again(u, c))
			return true;
	}
	u->on = publication_cache(p) != NULL && made_with(&u->with, r, m);
	if (publication_cache(p) != NULL)
		/* -Wanalyzer-malloc-leak, -Wanalyzer-file-leak: reuse_end() */
		c->told = fopen(path_in(u, c, TELLING_NAME), "we");
	return false;
}

void
reuse_check(const struct reuse *u, const struct rooms *r)
{
	struct digest now;

	if (!u->on)
		return;
	now = articles_of(r, origin_stamps);
	/* Zeros are equal, too, and tell nothing. */
	if (!digest_eq(&now, &u->articles) || is_unknown(&now))
		publication_doubt(u->publication);
}

void
reuse_end(struct reuse *u, struct cli *c)
{
	FILE *told = c->told;
	bool ok = told != NULL && !ferror(told);

	c->told = NULL;
	if (told == NULL || fclose(told) != 0)
		ok = false;
	if (ok)
		rename(path_in(u, c, TELLING_NAME), path_in(u, c, TOLD_NAME));
	else if (told != NULL)
		unlink(path_in(u, c, TOLD_NAME));
}

/* -- an article -- */

static void
add_holding(struct origin *o, const struct holding *h)
{
	char date[DATE_SIZE];

	if (h == NULL) {
		origin_add(o, SLICE_NONE);
		return;
	}
	buffer_printf(
	    &o->pending, "%u %s ", h->page, date_format(h->date, date));
	origin_add(o, h->id);
	for (enum lang l = ZH; l < LANGS; l++)
		origin_add(o, h->title[l]);
}

struct digest
reuse_key(
    const struct reuse *u, const struct stay *s, const struct neighbours *near)
{
	struct origin o = {.newest = 0};

	add_digest(&o, &u->with);
	add_digest(&o, &s->made_of);
	origin_add(&o, s->id);
	add_holding(&o, near->previous);
	add_holding(&o, near->next);
	buffer_printf(&o.pending, "%zu of %zu ", near->nday, near->day_total);
	for (size_t i = 0; i < near->nday; i++)
		add_holding(&o, near->day[i]);
	return origin_end(&o);
}

struct digest
reuse_key_of(const struct reuse *u, const struct digest *of)
{
	struct origin o = {.newest = 0};

	if (!u->on)
		return (struct digest){0};
	add_digest(&o, &u->with);
	add_digest(&o, of);
	return origin_end(&o);
}
