/* SPDX-License-Identifier: MIT */
#include "apparatus.h"

#include "json.h"
#include "map.h"
#include "shown.h"

struct apparatus {
	struct markup *m;
	const struct tei *t;
	const struct facts *facts;
	const struct figure_link *links;
	bool *differing; /* by figure: a discrepancy points to it */
	struct buffer text, min, max;
};

/* Words of the text on one line: a line of the print ends with nothing in
 * Chinese, with a blank in English. */
static struct slice
words(struct apparatus *x, struct span at, enum lang l)
{
	struct slice s = article_text(x->t->article, at);

	if (memchr(s.p, '\n', s.n) == NULL && memchr(s.p, '\r', s.n) == NULL)
		return s;
	buffer_clear(&x->text);
	for (size_t i = 0; i < s.n;) {
		size_t blank = i;
		bool line = false;

		while (i < s.n && strchr(" \t\r\n", s.p[i]) != NULL)
			line |= s.p[i] == '\n' || s.p[i] == '\r', i++;
		if (line && l == EN)
			buffer_putc(&x->text, ' ');
		else if (!line)
			buffer_put(
			    &x->text, (struct slice){s.p + blank, i - blank});
		if (i < s.n)
			buffer_putc(&x->text, s.p[i++]);
	}
	return buffer_slice(&x->text);
}

static void
leaf(struct apparatus *x, const char *name, const char *lang, struct slice text)
{
	markup_open(x->m, name);
	if (lang != NULL)
		markup_attr(x->m, "lang", slice_of(lang));
	markup_text(x->m, text);
	markup_close(x->m);
}

static void
word(struct apparatus *x, const char *name, struct span at, enum lang l)
{
	if (span_len(at) > 0)
		leaf(x, name, lang_code(l), words(x, at, l));
}

/* -- figures -- */

static struct slice
bound(struct buffer *b, struct bound v)
{
	if (!v.known || v.digits.p != NULL)
		return v.known ? v.digits : SLICE_NONE;
	buffer_clear(b);
	put_number(b, v.value);
	return buffer_slice(b);
}

/* Appends to x->text. */
static void
amount(struct apparatus *x, const char *kind, const char *qualifier,
    struct bound min, struct bound max)
{
	struct slice from = bound(&x->min, min), to = bound(&x->max, max);

	shown_amount(&x->text, slice_of(kind), slice_of(qualifier), from, to);
}

static void
interval(struct apparatus *x, const char *name, struct interval i)
{
	char from[DATE_SIZE], to[DATE_SIZE];

	if (!interval_known(i))
		return;
	buffer_clear(&x->text);
	shown_interval(&x->text, slice_of(date_format(i.from, from)),
	    slice_of(date_format(i.to, to)));
	leaf(x, name, NULL, buffer_slice(&x->text));
}

static void
put_value(struct apparatus *x, const struct figure *f)
{
	const struct unit *u =
	    tei_is_number(f) ? NULL
			     : units_by_id(x->t->authority->units, f->unit_id);

	buffer_clear(&x->text);
	for (size_t i = 0; i < f->values.n; i++) {
		buffer_puts(&x->text, i > 0 ? ", " : "");
		put_number(&x->text, f->values.v[i]);
	}
	if (f->kind == FIGURE_ORDINAL && f->values.n == 0 && f->min.known)
		buffer_put(&x->text, bound(&x->min, f->min));
	else if (f->kind != FIGURE_ORDINAL)
		amount(x, figure_kind_name(f->kind),
		    qualifier_name(f->qualifier), f->min, f->max);
	markup_open(x->m, "value");
	markup_text(x->m, buffer_slice(&x->text));
	for (enum lang l = ZH; u != NULL && l < LANGS; l++)
		if (u->name[l].n > 0)
			leaf(x, "unit", lang_code(l), u->name[l]);
	markup_close(x->m);
}

static void
put_conversion(struct apparatus *x, const struct figure *f)
{
	if (f->si_unit.p == NULL || tei_is_number(f) ||
	    slice_eq(f->si_unit, f->unit_id))
		return;
	buffer_clear(&x->text);
	amount(x, "", qualifier_name(f->qualifier), f->si_min, f->si_max);
	buffer_putc(&x->text, ' ');
	buffer_put(&x->text, f->si_unit);
	leaf(x, "si", NULL, buffer_slice(&x->text));
}

static void
put_implied(struct apparatus *x, const struct figure *f)
{
	if (!f->implied_max.known)
		return;
	buffer_clear(&x->text);
	shown_number(&x->text, bound(&x->max, f->implied_max));
	leaf(x, "implied", NULL, buffer_slice(&x->text));
}

static void
put_factor(struct apparatus *x, const struct figure *f)
{
	if (!f->factor_min.known && !f->factor_max.known)
		return;
	buffer_clear(&x->text);
	amount(x, "", "", f->factor_min, f->factor_max);
	leaf(x, "factor", NULL, buffer_slice(&x->text));
}

/* What is known of a figure; `twin` renders it or is NULL. */
static void
put_fields(struct apparatus *x, size_t i, const struct figure *twin)
{
	const struct figure *f = &x->facts->figures.v[i];
	const struct figure_link *l = &x->links[i];

	put_value(x, f);
	put_implied(x, f);
	if (f->unit_id.p == NULL)
		word(x, "unit", f->unit, f->lang);
	put_conversion(x, f);
	word(x, "item", f->item, f->lang);
	if (span_len(f->item) > 0 && twin != NULL)
		word(x, "item", twin->item, twin->lang);
	if (f->role != ROLE_NONE && f->role != ROLE_LEVEL)
		leaf(x, "role", NULL, slice_of(role_name(f->role)));
	put_factor(x, f);
	interval(x, "compared", f->compared_with);
	word(x, "per", f->per, f->lang);
	interval(x, "when", f->period);
	if (l->verdict == VERDICT_MISSING)
		leaf(x, "verdict", NULL, slice_of(verdict_name(l->verdict)));
	if (l->difference != DIFFER_NOT)
		leaf(x, "difference", NULL,
		    slice_of(difference_name(l->difference)));
}

/* Whether the elements of both figures name each other. */
static bool
is_couple(const struct apparatus *x, size_t i)
{
	int32_t p = x->links[i].pair;

	return p >= 0 && x->links[p].pair == (int32_t)i &&
	       x->t->mark[i] == MARK_ELEMENT && x->t->mark[p] == MARK_ELEMENT;
}

static void
put_figure(struct apparatus *x, size_t i)
{
	const struct figure *f = &x->facts->figures.v[i], *twin = NULL;
	int32_t p = f->lang == ZH ? x->links[i].pair : -1;

	markup_open(x->m, "figure");
	markup_attr_printf(x->m, "id", "f%zu", i);
	markup_attr(x->m, "lang", slice_of(lang_code(f->lang)));
	markup_attr(x->m, "text", words(x, f->span, f->lang));
	if (x->differing[i])
		markup_attr(x->m, "differ", SLICE("yes"));
	if (p >= 0) {
		twin = &x->facts->figures.v[p];
		markup_attr_printf(x->m, "pair", "f%d", (int)p);
		markup_attr(
		    x->m, "pair_text", words(x, twin->span, twin->lang));
		/* One that renders two stands in the row of the first. */
		if (x->links[p].pair == (int32_t)i &&
		    x->t->mark[p] == MARK_ELEMENT)
			markup_attr(x->m, "own", SLICE("yes"));
	}
	put_fields(x, i, twin);
	markup_close(x->m);
}

/* The Chinese ones in order, each with its rendering, then those of the
 * translation that stand in no row yet. What a headline says that is printed
 * again is not told again. */
static void
put_figures(struct apparatus *x)
{
	for (enum lang l = ZH; l < LANGS; l++)
		for (size_t i = 0; i < x->facts->figures.n; i++) {
			int32_t p = x->links[i].pair;

			if (x->facts->figures.v[i].lang != l || x->t->again[i])
				continue;
			if (l == EN && is_couple(x, i) && !x->t->again[p])
				continue;
			put_figure(x, i);
		}
}

/* What a discrepancy of the values points to: "f12". */
static void
note_differing(struct apparatus *x)
{
	const struct dossier *d = x->t->dossier;

	x->differing = ARENA_NEW(x->t->arena, bool, x->facts->figures.n + 1);
	for (size_t i = 0; i < d->discrepancies.n; i++) {
		enum discrepancy_kind kind = d->discrepancies.v[i].kind;

		if (kind != DISCREPANCY_FIGURE && kind != DISCREPANCY_UNIT &&
		    kind != DISCREPANCY_TIME)
			continue;
		for (enum lang l = ZH; l < LANGS; l++) {
			struct slice id = x->t->targets[i][l];
			size_t figure = 0;

			if (id.n < 2 || id.p[0] != 'f')
				continue;
			for (size_t k = 1; k < id.n; k++)
				figure = figure * 10 + (size_t)(id.p[k] - '0');
			x->differing[figure] = true;
		}
	}
}

/* -- times -- */

struct same_days {
	VEC(size_t) times;
};

static void
put_days(struct apparatus *x, const struct same_days *same)
{
	const struct time_mention *all = x->facts->times.v;
	struct interval when = all[same->times.v[0]].when;
	char from[DATE_SIZE], to[DATE_SIZE];

	buffer_clear(&x->text);
	shown_interval(&x->text, slice_of(date_format(when.from, from)),
	    slice_of(date_format(when.to, to)));
	markup_open(x->m, "days");
	markup_attr(
	    x->m, "when", x->text.n > 0 ? buffer_slice(&x->text) : SLICE("?"));
	VEC_EACH (i, &same->times) {
		markup_open(x->m, "at");
		markup_attr_printf(x->m, "id", "t%zu", *i);
		markup_attr(x->m, "lang", slice_of(lang_code(all[*i].lang)));
		markup_text(x->m, words(x, all[*i].span, all[*i].lang));
		markup_close(x->m);
	}
	markup_close(x->m);
}

/* Those that are the same days in one line, at the first of them. */
static void
put_times(struct apparatus *x)
{
	struct arena *a = x->t->arena;
	VEC(struct same_days *) order = {0};
	struct map by_days;

	map_init(&by_days, a);
	VEC_EACH (i, &x->t->dates) {
		struct interval when = x->facts->times.v[*i].when;
		char from[DATE_SIZE], to[DATE_SIZE];
		struct same_days *same;
		void **slot;

		slot = map_at(&by_days,
		    arena_printf(a, "%s/%s", date_format(when.from, from),
			date_format(when.to, to)));
		if (*slot == NULL) {
			*slot = ARENA_NEW(a, struct same_days, 1);
			*VEC_ADD(a, &order) = *slot;
		}
		same = *slot;
		*VEC_ADD(a, &same->times) = *i;
	}
	VEC_EACH (same, &order)
		put_days(x, *same);
}

/* -- names -- */

/* Which elements name an organisation. */
struct named {
	VEC(size_t) mentions;
};

static void
put_name(struct apparatus *x, size_t no, const struct named *at)
{
	const struct organisation_mention *all = x->t->dossier->organisations.v,
					  *o = &all[x->t->organisations.v[no]];

	markup_open(x->m, "names");
	markup_attr_printf(x->m, "id", "org.%zu", no);
	markup_attr(x->m, "key", o->id);
	for (enum lang l = ZH; l < LANGS; l++) {
		struct slice name = l == ZH ? o->name_zh : o->name_en;

		if (name.n > 0)
			leaf(x, "name", lang_code(l), name);
	}
	if (o->name_zh.n == 0 && o->name_en.n == 0)
		leaf(x, "name", lang_code(o->lang), words(x, o->span, o->lang));
	for (size_t i = 0; i < at->mentions.n; i++) {
		markup_open(x->m, "at");
		markup_attr_printf(x->m, "id", "o%zu", at->mentions.v[i]);
		markup_attr_printf(x->m, "n", "%zu", i + 1);
		markup_close(x->m);
	}
	markup_close(x->m);
}

static void
put_names(struct apparatus *x)
{
	const struct tei *t = x->t;
	struct named *at =
	    ARENA_NEW(t->arena, struct named, t->organisations.n + 1);

	VEC_EACH (i, &t->names)
		*VEC_ADD(t->arena, &at[t->organisation_no[*i]].mentions) = *i;
	for (size_t no = 0; no < t->organisations.n; no++)
		put_name(x, no, &at[no]);
}

void
put_apparatus(struct markup *m, const struct tei *t)
{
	struct apparatus x = {
	    .m = m,
	    .t = t,
	    .facts = t->dossier->facts,
	    .links = t->dossier->figure_links,
	};

	note_differing(&x);
	put_figures(&x);
	put_times(&x);
	put_names(&x);
	buffer_free(&x.text);
	buffer_free(&x.min);
	buffer_free(&x.max);
}
