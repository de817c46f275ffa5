/* SPDX-License-Identifier: MIT */
#include "terms.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "industries.h"
#include "map.h"
#include "utf8.h"

/* A town in a county in a prefecture in a province ...: more is a circle. */
enum { LEVELS_MOST = 16 };

struct finder {
	struct arena *arena;
	struct map seen; /* text to its number */
	struct term_list list;
	struct buffer word; /* being read, folded */
	size_t word_cp;
	bool ascii; /* it has nothing else */
};

static void
add_place(struct finder *f, uint32_t number)
{
	*VEC_ADD(f->arena, &f->list.places) = number;
}

/* Another place of the word, whose text is copied if it is new. */
static void
add_word(struct finder *f, struct slice text, bool single)
{
	uintptr_t number = (uintptr_t)map_get(&f->seen, text);

	if (number == 0) {
		struct term w = {arena_copy(f->arena, text), single};

		*VEC_ADD(f->arena, &f->list.words) = w;
		number = f->list.words.n;
		*map_at(&f->seen, w.text) = (void *)number;
	}
	add_place(f, (uint32_t)number);
}

static void
add_label(struct finder *f, struct slice text)
{
	void **at = map_at(&f->seen, text);

	if (*at != NULL)
		return;
	*at = f;
	*VEC_ADD(f->arena, &f->list.labels) = text;
}

/* -- folding -- */

/* The S stemmer: plurals and nothing else. */
static size_t
singular(char *s, size_t n)
{
	if (n < 4 || s[n - 1] != 's')
		return n;
	if (s[n - 2] == 'e' && s[n - 3] == 'i') {
		if (s[n - 4] == 'e' || s[n - 4] == 'a')
			return n;
		s[n - 3] = 'y';
		return n - 2;
	}
	if (s[n - 2] == 'e' && strchr("aeo", s[n - 3]) != NULL)
		return n;
	return s[n - 2] == 'u' || s[n - 2] == 's' ? n : n - 1;
}

static void
put_cp(struct buffer *b, uint32_t cp)
{
	b->n += utf8_encode(cp, buffer_room(b, 4));
}

/* Letters beyond ASCII: small and bare (NFD without marks). */
static void
put_folded(struct finder *f, uint32_t cp)
{
	utf8proc_int32_t parts[16];
	int last = 0;
	utf8proc_ssize_t n;

	f->ascii = false;
	n = utf8proc_decompose_char((utf8proc_int32_t)cp, parts, 16,
	    UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, &last);
	for (utf8proc_ssize_t i = 0; i < n && i < 16; i++)
		put_cp(&f->word, (uint32_t)utf8proc_tolower(parts[i]));
}

static void
end_word(struct finder *f)
{
	if (f->word_cp == 0)
		return;
	if (f->ascii)
		f->word.n = singular(f->word.p, f->word.n);
	if (f->word_cp <= TERM_MOST && f->word.n > 0)
		add_word(f, buffer_slice(&f->word), false);
	else
		add_place(f, 0);
	buffer_clear(&f->word);
	f->word_cp = 0;
}

static bool
is_word(uint32_t cp)
{
	utf8proc_category_t c;

	if (cp < 0x80)
		return cp_is_letter(cp) || cp_is_digit(cp);
	c = utf8proc_category((utf8proc_int32_t)cp);
	return (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO) ||
	       (c >= UTF8PROC_CATEGORY_MN && c <= UTF8PROC_CATEGORY_NO) ||
	       c == UTF8PROC_CATEGORY_CO;
}

/* -- text -- */

static uint32_t
fold_width(uint32_t cp)
{
	return cp == 0x25cb ? 0x3007 : cp_narrow(cp);
}

/* The comma of 1,171. */
static bool
is_inside_number(const struct finder *f, struct slice text, size_t next)
{
	return f->word.n > 0 &&
	       cp_is_digit((unsigned char)f->word.p[f->word.n - 1]) &&
	       next < text.n && cp_is_digit(fold_width(utf8_next(text, &next)));
}

static void
add_text(struct finder *f, struct slice text)
{
	for (size_t off = 0, next = 0; off < text.n; off = next) {
		uint32_t cp = fold_width(utf8_next(text, &next));
		char bytes[4];

		if (is_word(cp) && !cp_is_han(cp)) {
			if (f->word_cp++ == 0)
				f->ascii = true;
			if (cp < 0x80)
				buffer_putc(&f->word, (char)cp_lower(cp));
			else
				put_folded(f, cp);
			continue;
		}
		if (cp == ',' && is_inside_number(f, text, next))
			continue;
		end_word(f);
		if (cp_is_han(cp))
			add_word(f,
			    (struct slice){bytes, utf8_encode(cp, bytes)},
			    true);
		else if (!cp_is_white(cp))
			add_word(f, SLICE(","), true);
	}
	end_word(f);
	add_place(f, 0);
}

/* -- what the page filters by -- */

static void
add_region(struct finder *f, const struct gazetteer *g, const struct place *p,
    struct date day)
{
	for (int i = 0; p != NULL && i < LEVELS_MOST;
	     p = gazetteer_parent(g, p, day), i++) {
		int depth = 1;

		if (p->path.p == NULL)
			continue;
		for (size_t k = 0; k < p->path.n; k++)
			depth += p->path.p[k] == '/';
		add_label(
		    f, arena_printf(f->arena, LABEL "r%d:%.*s\1%.*s\1%.*s",
			   depth, SLICE_ARG(p->path), SLICE_ARG(p->name[ZH]),
			   SLICE_ARG(p->name[EN])));
	}
}

static void
add_facets(struct finder *f, const struct dossier *d, const struct gazetteer *g)
{
	struct date day = dossier_article(d)->date;
	const struct place *last = NULL;

	VEC_EACH (s, &d->subjects)
		add_region(f, g, s->place, day);
	VEC_EACH (m, &d->places) {
		if (m->place != NULL && m->place != last)
			add_region(f, g, m->place, day);
		last = m->place;
	}
	VEC_EACH (i, &d->industries)
		add_label(f, arena_printf(f->arena, LABEL "i:%.*s\1%.*s\1%.*s",
				 SLICE_ARG(i->industry->code),
				 SLICE_ARG(i->industry->name[ZH]),
				 SLICE_ARG(i->industry->name[EN])));
	VEC_EACH (x, &d->facts->figures)
		add_label(f, arena_printf(f->arena, LABEL "k:%s",
				 figure_kind_name(x->kind)));
}

static void
begin(struct finder *f, struct arena *a)
{
	*f = (struct finder){.arena = a};
	map_init(&f->seen, a);
}

struct term_list
terms_find(struct arena *a, const struct dossier *d, const struct gazetteer *g)
{
	const struct article *article = dossier_article(d);
	struct finder f;

	begin(&f, a);
	for (enum lang l = ZH; l < LANGS; l++) {
		const struct half *h = &article->half[l];

		VEC_EACH (line, &h->headlines)
			if (!line->repeats)
				add_text(&f, article_text(article, line->span));
		VEC_EACH (p, &h->paragraphs)
			add_text(&f, article_text(article, p->span));
	}
	add_facets(&f, d, g);
	buffer_free(&f.word);
	return f.list;
}

struct term_list
terms_of_text(struct arena *a, struct slice text)
{
	struct finder f;

	begin(&f, a);
	add_text(&f, text);
	buffer_free(&f.word);
	return f.list;
}
