/* SPDX-License-Identifier: MIT */
#include "shards.h"

#include <stdlib.h>

#include "base64.h"
#include "json.h"
#include "pages.h"
#include "postings.h"
#include "varint.h"

struct shard_entry {
	struct term_list terms;
	struct slice text; /* JSON */
	int year;          /* 0: undated */
};

/* One kind of pieces: the one being filled, and the first terms of all. */
struct series {
	char letter;
	struct buffer lines, firsts; /* text; JSON strings with commas */
	size_t n;
};

struct shards {
	struct postings *postings;
	page_sink *put;
	void *context;
	struct series terms, places, texts;
	struct buffer years; /* JSON: [1956,0],[1957,12] */
	int year;
	uint32_t narticles;
	struct buffer bits, base64; /* scratch */
};

/* -- an article -- */

static void
put_side(struct buffer *b, const struct bitext *x, enum lang l, struct run r)
{
	const struct sentence *v = x->sentences[l].v + r.first;
	struct span span = {0, 0};

	if (r.count > 0)
		span = (struct span){v->span.start, v[r.count - 1].span.end};
	json_string(b, NULL, article_text(x->article, span));
}

static void
put_headlines(struct buffer *b, const struct article *a, enum lang l)
{
	struct buffer line = {0};

	VEC_EACH (h, &a->half[l].headlines) {
		if (h->repeats)
			continue;
		if (line.n > 0)
			buffer_putc(&line, ' ');
		buffer_put_line(&line, article_text(a, h->span));
	}
	json_string(b, NULL, buffer_slice(&line));
	buffer_free(&line);
}

/* [id, path, date, page, headlines zh, en, [zh, en, zh, en ...]] */
static struct slice
text_of(struct arena *a, const struct dossier *d)
{
	const struct bitext *x = d->facts->bitext;
	const struct article *article = x->article;
	char date[DATE_SIZE];
	struct buffer b = {0};
	struct slice text;

	json_begin_array(&b, NULL);
	json_string(&b, NULL, d->id);
	json_string(&b, NULL, article_path(a, d->id, article->date));
	json_string(&b, NULL,
	    article->date.known ? slice_of(date_format(article->date, date))
				: SLICE(""));
	json_integer(&b, NULL, article->page);
	put_headlines(&b, article, ZH);
	put_headlines(&b, article, EN);
	json_begin_array(&b, NULL);
	VEC_EACH (bead, &x->lines)
		for (enum lang l = ZH; l < LANGS; l++)
			put_side(&b, x, l, bead->side[l]);
	json_end_array(&b);
	json_end_array(&b);
	text = arena_copy(a, buffer_slice(&b));
	buffer_free(&b);
	return text;
}

struct shard_entry *
shard_entry_make(
    struct arena *a, const struct dossier *d, const struct authority *authority)
{
	struct shard_entry *e = ARENA_NEW(a, struct shard_entry, 1);
	struct date date = dossier_article(d)->date;

	e->terms = terms_find(a, d, authority->gazetteer);
	e->text = text_of(a, d);
	e->year = date.known ? date.year : 0;
	return e;
}

/* -- pieces -- */

struct shards *
shards_new(struct diag *d, const char *folder, page_sink *put, void *context)
{
	struct shards *s = must_alloc(sizeof(*s));

	*s = (struct shards){
	    .postings = postings_new(d, folder, 0),
	    .put = put,
	    .context = context,
	    .terms.letter = 't',
	    .places.letter = 'p',
	    .texts.letter = 'x',
	    .year = -1,
	};
	return s;
}

static void
series_release(struct series *x)
{
	buffer_free(&x->lines);
	buffer_free(&x->firsts);
}

void
shards_free(struct shards *s)
{
	if (s == NULL)
		return;
	series_release(&s->terms);
	series_release(&s->places);
	series_release(&s->texts);
	buffer_free(&s->years);
	buffer_free(&s->bits);
	buffer_free(&s->base64);
	postings_free(s->postings);
	free(s);
}

/* duikanShard("t",1,"...") in search/t/000/001.js; `body` is JSON. */
static bool
put_shard(struct shards *s, struct series *x, struct slice body)
{
	struct buffer js = {0};
	char path[64];
	bool ok;

	snprintf(path, sizeof(path), "search/%c/%03zu/%03zu.js", x->letter,
	    x->n / 1000, x->n % 1000);
	buffer_printf(&js, "duikanShard(\"%c\",%zu,", x->letter, x->n);
	buffer_put(&js, body);
	buffer_puts(&js, ")\n");
	x->n++;
	ok = s->put(s->context, slice_of(path), buffer_slice(&js));
	buffer_free(&js);
	return ok;
}

static bool
end_lines(struct shards *s, struct series *x)
{
	struct buffer json = {0};
	bool ok;

	if (x->lines.n == 0)
		return true;
	json_string(&json, NULL, buffer_slice(&x->lines));
	ok = put_shard(s, x, buffer_slice(&json));
	buffer_clear(&x->lines);
	buffer_free(&json);
	return ok;
}

/* "TERM" begins a line; what follows is up to the caller. */
static bool
begin_line(struct shards *s, struct series *x, struct slice term, size_t length)
{
	if (x->lines.n > 0 && x->lines.n + length > SHARD_MOST &&
	    !end_lines(s, x))
		return false;
	if (x->lines.n == 0)
		json_string(&x->firsts, NULL, term);
	else
		buffer_putc(&x->lines, '\n');
	buffer_put(&x->lines, term);
	return true;
}

static bool
end_texts(struct shards *s)
{
	struct buffer *b = &s->texts.lines;
	bool ok = true;

	if (b->n > 0) {
		json_end_array(b);
		ok = put_shard(s, &s->texts, buffer_slice(b));
		buffer_clear(b);
	}
	return ok;
}

bool
shards_add(struct shards *s, const struct shard_entry *e)
{
	struct buffer *b = &s->texts.lines;

	if (e->year != s->year) {
		json_begin_array(&s->years, NULL);
		json_integer(&s->years, NULL, e->year);
		json_integer(&s->years, NULL, s->narticles);
		json_end_array(&s->years);
		s->year = e->year;
	}
	if (b->n == 0)
		json_begin_array(b, NULL);
	else
		buffer_putc(b, ',');
	buffer_put(b, e->text);
	if (!postings_add(s->postings, s->narticles++, &e->terms))
		return false;
	return s->narticles % TEXTS_A_SHARD != 0 || end_texts(s);
}

/* -- terms -- */

/* A bit an article, from the first to the last that has the term. */
static void
put_bits(struct shards *s, const struct posting_list *list)
{
	const uint8_t *p = (const uint8_t *)list->articles.p;
	uint32_t article = 0;
	size_t n = (s->narticles + 7) / 8;

	buffer_clear(&s->bits);
	memset(buffer_room(&s->bits, n), 0, n);
	s->bits.n = n;
	for (uint32_t i = 0; i < list->narticles; i++) {
		article += varint_get(&p);
		s->bits.p[article / 8] |= (char)(1 << article % 8);
	}
}

static bool
put_list(struct shards *s, const struct posting_list *list)
{
	bool dense = list->articles.n > (s->narticles + 7) / 8;

	buffer_clear(&s->base64);
	buffer_printf(&s->base64, "~%u~%c", list->narticles, dense ? 'b' : 'v');
	if (dense)
		put_bits(s, list);
	base64_put(&s->base64, dense ? buffer_slice(&s->bits) : list->articles);
	if (!begin_line(s, &s->terms, list->term, s->base64.n))
		return false;
	buffer_put(&s->terms.lines, buffer_slice(&s->base64));
	return true;
}

static bool
put_places(struct shards *s, const struct posting_list *list)
{
	if (list->places.n == 0)
		return true;
	if (!begin_line(s, &s->places, list->term, list->places.n / 3 * 4))
		return false;
	buffer_putc(&s->places.lines, '~');
	base64_put(&s->places.lines, list->places);
	return true;
}

static bool
take(void *context, const struct posting_list *list)
{
	struct shards *s = context;

	return put_list(s, list) && put_places(s, list);
}

static bool
put_index(struct shards *s)
{
	struct buffer js = {0};
	bool ok;

	buffer_printf(&js,
	    "duikanIndex({\"articles\":%u,\"texts\":%d,\"years\":[",
	    s->narticles, TEXTS_A_SHARD);
	buffer_put(&js, buffer_slice(&s->years));
	buffer_puts(&js, "],\"t\":[");
	buffer_put(&js, buffer_slice(&s->terms.firsts));
	buffer_puts(&js, "],\"p\":[");
	buffer_put(&js, buffer_slice(&s->places.firsts));
	buffer_puts(&js, "]})\n");
	ok = s->put(s->context, SLICE("search/index.js"), buffer_slice(&js));
	buffer_free(&js);
	return ok;
}

bool
shards_finish(struct shards *s, struct diag *d)
{
	return end_texts(s) && postings_merge(s->postings, d, take, s) &&
	       end_lines(s, &s->terms) && end_lines(s, &s->places) &&
	       put_index(s);
}
