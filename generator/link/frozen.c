/* SPDX-License-Identifier: MIT */
#include "frozen.h"

#include <math.h>

#include "authority.h"
#include "corrections.h"
#include "frozen_check.h"
#include "frozen_form.h"

/* The same shape as VEC and all lists of the rooms. */
struct list {
	char *v;
	size_t n;
};

/* -- freezing -- */

struct freezer {
	struct buffer *out;
	const struct authority *authority;
	uint32_t last; /* where the span before began */
};

static void
put_number(struct freezer *f, uint64_t v)
{
	char *p = buffer_room(f->out, 10);
	size_t n = 0;

	for (; v >= 0x80; v >>= 7)
		p[n++] = (char)(v | 0x80);
	p[n++] = (char)v;
	f->out->n += n;
}

/* Small whether above or below zero. */
static void
put_signed(struct freezer *f, int64_t v)
{
	put_number(f, (uint64_t)v << 1 ^ (uint64_t)(v < 0 ? -1 : 0));
}

/* Whole numbers are most; of others the 64 bits, the low ones first. */
static void
put_real(struct freezer *f, double v)
{
	uint64_t bits;

	if (v >= 0 && v < 1e15 && v == floor(v) && !signbit(v)) {
		put_number(f, (uint64_t)v << 1);
		return;
	}
	put_number(f, 1);
	memcpy(&bits, &v, sizeof(bits));
	for (int i = 0; i < 8; i++)
		buffer_putc(f->out, (char)(bits >> 8 * i));
}

static void
put_text(struct freezer *f, struct slice s)
{
	put_number(f, s.p == NULL ? 0 : s.n + 1);
	buffer_put(f->out, s);
}

static void put_struct(
    struct freezer *f, const struct field *form, const char *from);

/* NOLINTBEGIN(misc-no-recursion): as deep as struct dossier */
static void
put_field(struct freezer *f, const struct field *form, const char *p)
{
	union {
		const struct span *span;
		const struct slice *text;
		const struct date *date;
		const struct place *const *place;
		const struct industry *const *industry;
		const struct list *list;
		const void *p;
	} x = {.p = p};

	switch (form->kind) {
	case FLAG:
		put_number(f, *(const bool *)p);
		break;
	case CHOICE:
	case NUMBER:
		put_number(f, *(const uint32_t *)x.p);
		break;
	case SIGNED:
		put_signed(f, *(const int32_t *)x.p);
		break;
	case REAL:
		put_real(f, *(const double *)x.p);
		break;
	case SPAN:
		put_number(f, span_len(*x.span) + (x.span->end > 0));
		if (x.span->end > 0) {
			put_signed(f, (int64_t)x.span->start - f->last);
			f->last = x.span->start;
		}
		break;
	case TEXT:
		put_text(f, *x.text);
		break;
	case DATE:
		put_number(f, x.date->known);
		if (x.date->known)
			put_signed(f, date_number(*x.date));
		break;
	case PLACE:
		put_number(f,
		    *x.place != NULL
			? gazetteer_index(f->authority->gazetteer, *x.place) + 1
			: 0);
		break;
	case INDUSTRY:
		put_text(
		    f, *x.industry != NULL ? (*x.industry)->code : SLICE_NONE);
		break;
	case CONFIRMED:
		put_number(f, *(const void *const *)x.p != NULL);
		break;
	case PART:
		put_struct(f, form->of, p);
		break;
	case LIST:
		put_number(f, x.list->n);
		for (size_t i = 0; i < x.list->n; i++)
			put_struct(f, form->of, x.list->v + i * form->n);
		break;
	case END:
		break;
	}
}

/* What is one byte of zero is left out. */
static void
put_struct(struct freezer *f, const struct field *form, const char *from)
{
	size_t mask = f->out->n, bytes = frozen_mask_bytes(form);

	if (bytes > 0)
		memset(buffer_room(f->out, bytes), 0, bytes);
	f->out->n += bytes;
	for (size_t i = 0; form[i].kind != END; i++) {
		size_t at = f->out->n;

		put_field(f, &form[i], from + form[i].at);
		if (bytes == 0)
			continue;
		if (f->out->n == at + 1 && f->out->p[at] == 0)
			f->out->n = at;
		else
			f->out->p[mask + i / 8] |= (char)(1 << i % 8);
	}
}
/* NOLINTEND(misc-no-recursion) */

void
frozen_put(struct buffer *out, const struct dossier *d,
    const struct authority *auth, bool with_text)
{
	struct freezer f = {.out = out, .authority = auth};
	const struct article *a = dossier_article(d);
	struct source source = {.text = SLICE_NONE};
	struct links links = {{d->figure_links, d->facts->figures.n}};

	if (with_text)
		source = *a->source;
	put_struct(&f, frozen_source_form, (const char *)&source);
	put_struct(&f, frozen_article_form, (const char *)a);
	put_struct(&f, frozen_bitext_form, (const char *)d->facts->bitext);
	put_struct(&f, frozen_facts_form, (const char *)d->facts);
	put_struct(&f, frozen_dossier_form, (const char *)d);
	put_struct(&f, frozen_links_form, (const char *)&links);
}

/* -- thawing -- */

struct thawer {
	struct slice left;
	struct arena *arena;
	const struct authority *authority;
	struct slice text; /* of the source, once there is one */
	uint32_t last;
	bool bad; /* sticky: what follows is nothing */
};

static uint64_t
spoilt(struct thawer *t)
{
	t->bad = true;
	t->left = SLICE_NONE;
	return 0;
}

/* One up to `most`. */
static uint64_t
get_number(struct thawer *t, uint64_t most)
{
	uint64_t v = 0;
	unsigned shift = 0;

	for (;; shift += 7) {
		unsigned char c;

		if (t->left.n == 0 || shift > 63)
			return spoilt(t);
		c = (unsigned char)*t->left.p;
		t->left = slice_tail(t->left, 1);
		v |= (uint64_t)(c & 0x7f) << shift;
		if (c < 0x80)
			break;
	}
	return v <= most ? v : spoilt(t);
}

static int64_t
get_signed(struct thawer *t)
{
	uint64_t v = get_number(t, UINT64_C(1) << 33);

	return (int64_t)(v >> 1) ^ -(int64_t)(v & 1);
}

static double
get_real(struct thawer *t)
{
	uint64_t v = get_number(t, UINT64_MAX), bits = 0;
	double real;

	if ((v & 1) == 0)
		return (double)(v >> 1);
	if (v != 1 || t->left.n < 8)
		return (double)spoilt(t);
	for (int i = 0; i < 8; i++)
		bits |= (uint64_t)(unsigned char)t->left.p[i] << 8 * i;
	t->left = slice_tail(t->left, 8);
	memcpy(&real, &bits, sizeof(real));
	return isfinite(real) ? real : (double)spoilt(t);
}

static struct slice
get_text(struct thawer *t)
{
	uint64_t n = get_number(t, t->left.n);
	struct slice s;

	if (n == 0)
		return SLICE_NONE;
	s = slice_head(t->left, n - 1);
	/* The number itself took a byte, so that this many are there. */
	if (s.n != n - 1 || !source_is_clean(s)) {
		spoilt(t);
		return SLICE_NONE;
	}
	t->left = slice_tail(t->left, s.n);
	return s;
}

static bool
at_character(struct slice text, uint64_t off)
{
	return off == text.n || ((unsigned char)text.p[off] & 0xc0) != 0x80;
}

static struct span
get_span(struct thawer *t)
{
	int64_t n = (int64_t)get_number(t, UINT32_MAX), start, end;

	if (n == 0)
		return (struct span){0, 0};
	start = get_signed(t) + (int64_t)t->last;
	end = start + n - 1;
	if (start < 0 || end > (int64_t)t->text.n ||
	    !at_character(t->text, (uint64_t)start) ||
	    !at_character(t->text, (uint64_t)end)) {
		spoilt(t);
		return (struct span){0, 0};
	}
	t->last = (uint32_t)start;
	return (struct span){(uint32_t)start, (uint32_t)end};
}

static struct date
get_date(struct thawer *t)
{
	struct date d = {0};
	int64_t n;

	if (get_number(t, 1) == 0)
		return d;
	n = get_signed(t);
	if (n < date_number((struct date){1, 1, 1, true}) ||
	    n > date_number((struct date){9999, 12, 31, true}))
		spoilt(t);
	else
		d = date_from_number((int32_t)n);
	return d;
}

static const struct place *
get_place(struct thawer *t)
{
	const struct gazetteer *g = t->authority->gazetteer;
	uint64_t n = get_number(t, gazetteer_size(g));

	return n > 0 ? gazetteer_place(g, (size_t)n - 1) : NULL;
}

static const struct industry *
get_industry(struct thawer *t)
{
	struct slice code = get_text(t);
	const struct industry *i;

	if (code.p == NULL)
		return NULL;
	i = industries_by_code(t->authority->industries, code);
	if (i == NULL)
		spoilt(t);
	return i;
}

static void get_struct(struct thawer *t, const struct field *form, char *to);

/* NOLINTBEGIN(misc-no-recursion): as deep as struct dossier */
static void
get_list(struct thawer *t, const struct field *form, struct list *list)
{
	/* An element takes this at least: no count makes much of little. */
	size_t least = frozen_least_bytes(form->of);
	size_t n = (size_t)get_number(t, t->left.n / least);

	list->n = n;
	if (n > 0)
		list->v = arena_alloc(t->arena, arena_times(form->n, n));
	for (size_t i = 0; i < n && !t->bad; i++)
		get_struct(t, form->of, list->v + i * form->n);
}

static void
get_field(struct thawer *t, const struct field *form, void *p)
{
	static const struct correction confirmed;

	switch (form->kind) {
	case FLAG:
		*(bool *)p = get_number(t, 1);
		break;
	case CHOICE:
		*(uint32_t *)p = (uint32_t)get_number(t, form->n - 1);
		break;
	case NUMBER:
		*(uint32_t *)p = (uint32_t)get_number(t, UINT32_MAX);
		break;
	case SIGNED:
		*(int32_t *)p = (int32_t)get_signed(t);
		break;
	case REAL:
		*(double *)p = get_real(t);
		break;
	case SPAN:
		*(struct span *)p = get_span(t);
		break;
	case TEXT:
		*(struct slice *)p = get_text(t);
		break;
	case DATE:
		*(struct date *)p = get_date(t);
		break;
	case PLACE:
		*(const struct place **)p = get_place(t);
		break;
	case INDUSTRY:
		*(const struct industry **)p = get_industry(t);
		break;
	case CONFIRMED:
		*(const struct correction **)p =
		    get_number(t, 1) ? &confirmed : NULL;
		break;
	case PART:
		get_struct(t, form->of, p);
		break;
	case LIST:
		get_list(t, form, p);
		break;
	case END:
		break;
	}
}

static void
get_struct(struct thawer *t, const struct field *form, char *to)
{
	size_t bytes = frozen_mask_bytes(form);
	const char *mask = t->left.p;

	if (t->left.n < bytes) {
		spoilt(t);
		return;
	}
	t->left = slice_tail(t->left, bytes);
	for (size_t i = 0; form[i].kind != END && !t->bad; i++)
		if (bytes == 0 || mask[i / 8] >> i % 8 & 1)
			get_field(t, &form[i], to + form[i].at);
}
/* NOLINTEND(misc-no-recursion) */

static bool
get(struct thawer *t, const struct field *form, void *to)
{
	get_struct(t, form, to);
	return !t->bad;
}

/* The article that the bytes begin with. */
static struct article *
thaw_article(struct thawer *t, const struct source *source)
{
	struct article *a = ARENA_NEW(t->arena, struct article, 1);
	struct source *s = ARENA_NEW(t->arena, struct source, 1);

	if (!get(t, frozen_source_form, s))
		return NULL;
	if (source != NULL) {
		*s = *source;
	} else if (s->name.n == 0 || s->path.n == 0 ||
		   !source_adopt(s, t->arena, s->text)) {
		return NULL;
	}
	t->text = s->text;
	a->source = s;
	if (!get(t, frozen_article_form, a) || !frozen_article_holds(a))
		return NULL;
	return a;
}

static struct bitext *
thaw_bitext(struct thawer *t, const struct article *a)
{
	struct bitext *b = ARENA_NEW(t->arena, struct bitext, 1);

	b->article = a;
	if (!get(t, frozen_bitext_form, b) || !frozen_bitext_holds(b))
		return NULL;
	bitext_index(b, t->arena);
	return b;
}

static struct dossier *
thaw_dossier(struct thawer *t, struct facts *f)
{
	struct dossier *d = ARENA_NEW(t->arena, struct dossier, 1);
	struct links links = {0};

	d->facts = f;
	if (!get(t, frozen_facts_form, f) || !get(t, frozen_dossier_form, d) ||
	    !get(t, frozen_links_form, &links) ||
	    links.list.n != f->figures.n || t->left.n > 0)
		return NULL;
	/* Never NULL, as dossier_make leaves it. */
	d->figure_links = links.list.v != NULL
			      ? links.list.v
			      : ARENA_NEW(t->arena, struct figure_link, 0);
	return frozen_dossier_holds(d) ? d : NULL;
}

struct dossier *
frozen_thaw(struct arena *a, struct slice bytes, const struct authority *auth,
    const struct source *source)
{
	struct thawer t = {.left = bytes, .arena = a, .authority = auth};
	const struct article *article = thaw_article(&t, source);
	struct facts *f = ARENA_NEW(a, struct facts, 1);

	if (article == NULL)
		return NULL;
	f->bitext = thaw_bitext(&t, article);
	return f->bitext != NULL ? thaw_dossier(&t, f) : NULL;
}

const struct article *
frozen_article(struct arena *a, struct slice bytes,
    const struct authority *auth, const struct source *source)
{
	struct thawer t = {.left = bytes, .arena = a, .authority = auth};

	return thaw_article(&t, source);
}
