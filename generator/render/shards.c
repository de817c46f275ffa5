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

/* One kind of pieces: the one being filled, and the first terms: of all, or
 * of those since the last "d" piece. */
struct series {
	char letter;
	struct buffer lines, firsts; /* text; JSON strings with commas */
	size_t n;
};

struct shards {
	struct postings *postings;
	page_sink *put;
	void *context;
	struct series terms, labels, texts, parts;
	struct buffer years; /* JSON: [1956,0],[1957,12] */
	int year;
	uint32_t narticles;
	struct buffer bits, line; /* scratch */
};

/* -- an article -- */

static void
put_side(struct buffer *b, const struct bitext *x, enum lang l, struct run r)
{
	const struct sentence *v = x->sentences[l].v;
	struct span span = {0, 0};

	if (r.count > 0)
		span = (struct span){
		    v[r.first].span.start, v[r.first + r.count - 1].span.end};
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
shards_new(struct diag *d, const char *folder, uint32_t common, page_sink *put,
    void *context)
{
	struct shards *s = must_alloc(sizeof(*s));

	*s = (struct shards){
	    .postings = postings_new(d, folder, 0, common),
	    .put = put,
	    .context = context,
	    .terms.letter = 't',
	    .labels.letter = 'f',
	    .texts.letter = 'x',
	    .parts.letter = 'd',
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
	series_release(&s->labels);
	series_release(&s->texts);
	series_release(&s->parts);
	buffer_free(&s->years);
	buffer_free(&s->bits);
	buffer_free(&s->line);
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

/* The first terms of some pieces are a "d" piece. */
static bool
end_part(struct shards *s)
{
	struct buffer json = {0};
	bool ok;

	buffer_putc(&json, '[');
	buffer_put(&json, buffer_slice(&s->terms.firsts));
	buffer_putc(&json, ']');
	ok = put_shard(s, &s->parts, buffer_slice(&json));
	buffer_clear(&s->terms.firsts);
	buffer_free(&json);
	return ok;
}

/* A piece begins with this term. */
static bool
begin_piece(struct shards *s, struct series *x, struct slice term)
{
	if (x == &s->terms && x->n % SHARDS_A_PART == 0) {
		if (x->n > 0 && !end_part(s))
			return false;
		json_string(&s->parts.firsts, NULL, term);
	}
	json_string(&x->firsts, NULL, term);
	return true;
}

/* The line in s->line, which begins with the term. */
static bool
put_line(struct shards *s, struct series *x, struct slice term)
{
	if (x->lines.n > 0 && x->lines.n + s->line.n > SHARD_MOST &&
	    !end_lines(s, x))
		return false;
	if (x->lines.n > 0)
		buffer_putc(&x->lines, '\n');
	else if (!begin_piece(s, x, term))
		return false;
	buffer_put(&x->lines, buffer_slice(&s->line));
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

/* A bit an article. */
static void
put_bits(struct shards *s, struct slice articles)
{
	const uint8_t *p = (const uint8_t *)articles.p, *end = p + articles.n;
	uint32_t article = 0;
	size_t n = (s->narticles + 7) / 8;

	buffer_clear(&s->bits);
	memset(buffer_room(&s->bits, n), 0, n);
	s->bits.n = n;
	while (p < end) {
		article += varint_get(&p);
		s->bits.p[article / 8] |= (char)(1 << article % 8);
	}
}

static bool
take(void *context, const struct posting_list *list)
{
	struct shards *s = context;
	bool label = list->term.p[0] == LABEL[0];
	bool dense = list->articles.n > (s->narticles + 7) / 8;
	struct slice term = slice_tail(list->term, label);

	buffer_clear(&s->line);
	buffer_put(&s->line, term);
	buffer_puts(&s->line, dense ? "~b" : "~v");
	if (dense)
		put_bits(s, list->articles);
	base64_put(&s->line, dense ? buffer_slice(&s->bits) : list->articles);
	buffer_putc(&s->line, '~');
	base64_put(&s->line, list->places);
	return put_line(s, label ? &s->labels : &s->terms, term);
}

static bool
put_index(struct shards *s)
{
	struct buffer js = {0};
	bool ok;

	buffer_printf(&js,
	    "duikanIndex({\"articles\":%u,\"texts\":%d,\"part\":%d,\"years\":[",
	    s->narticles, TEXTS_A_SHARD, SHARDS_A_PART);
	buffer_put(&js, buffer_slice(&s->years));
	buffer_puts(&js, "],\"d\":[");
	buffer_put(&js, buffer_slice(&s->parts.firsts));
	buffer_puts(&js, "],\"f\":[");
	buffer_put(&js, buffer_slice(&s->labels.firsts));
	buffer_puts(&js, "]})\n");
	ok = s->put(s->context, SLICE("search/index.js"), buffer_slice(&js));
	buffer_free(&js);
	return ok;
}

bool
shards_finish(struct shards *s, struct diag *d)
{
	return end_texts(s) && postings_merge(s->postings, d, take, s) &&
	       end_lines(s, &s->terms) && end_lines(s, &s->labels) &&
	       (s->terms.firsts.n == 0 || end_part(s)) && put_index(s);
}
