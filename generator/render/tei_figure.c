/* SPDX-License-Identifier: MIT */
#include "tei.h"

static void
begin(struct tei *t, const char *name)
{
	markup_open(t->m, "f");
	markup_attr(t->m, "name", slice_of(name));
}

static void
end(struct tei *t)
{
	markup_close(t->m);
	markup_line(t->m);
}

/* Nothing where the slice is empty, or the bound or interval not known. */
static void
put_text(struct tei *t, const char *name, struct slice v)
{
	if (v.n == 0)
		return;
	begin(t, name);
	markup_text(t->m, v);
	end(t);
}

static void
put_name(struct tei *t, const char *name, const char *v)
{
	put_text(t, name, slice_of(v));
}

static void
put_words(struct tei *t, const char *name, struct span at)
{
	put_text(t, name, article_text(t->article, at));
}

static void
put_bound(struct tei *t, const char *name, struct bound b)
{
	if (!b.known)
		return;
	begin(t, name);
	if (b.digits.p != NULL)
		markup_text(t->m, b.digits);
	else
		markup_text_number(t->m, b.value);
	end(t);
}

static void
put_figure(struct tei *t, const char *name, int32_t figure)
{
	char suffix[RECORD_SUFFIX_SIZE];

	if (figure < 0)
		return;
	begin(t, name);
	markup_attr_printf(t->m, "fVal", "#r%s",
	    record_suffix(RECORD_FIGURE, (size_t)figure, suffix));
	end(t);
}

static void
put_day(struct tei *t, const char *name, struct date d)
{
	char day[DATE_SIZE];

	put_name(t, name, date_format(d, day));
}

/* A list: its items with a blank between them. */
static void
put_values(struct tei *t, const struct figure *f)
{
	if (f->values.n == 0)
		return;
	begin(t, "values");
	for (size_t i = 0; i < f->values.n; i++) {
		if (i > 0)
			markup_text(t->m, SLICE(" "));
		markup_text_number(t->m, f->values.v[i]);
	}
	end(t);
}

/* What the element of the figure would say. */
static void
put_basics(struct tei *t, const struct figure *f, int32_t pair)
{
	put_name(t, "lang", lang_code(f->lang));
	put_words(t, "text", f->span);
	put_name(t, "kind", figure_kind_name(f->kind));
	put_bound(t, "min", f->min);
	put_bound(t, "max", f->max);
	put_name(t, "qualifier", qualifier_name(f->qualifier));
	put_text(t, "unit_id", f->unit_id);
	put_figure(t, "pair", pair);
}

static void
put_link(struct tei *t, const struct figure_link *l)
{
	const struct dossier *d = t->dossier;

	if (l->place != NULL)
		put_text(t, "place", l->place->id);
	if (l->organisation >= 0)
		put_text(
		    t, "organisation", d->organisations.v[l->organisation].id);
	if (l->industry != NULL)
		put_text(t, "industries", l->industry->code);
	put_name(t, "verdict", verdict_name(l->verdict));
	put_name(t, "difference", difference_name(l->difference));
}

void
tei_figure(struct tei *t, size_t i)
{
	const struct figure *f = &t->dossier->facts->figures.v[i];
	const struct figure_link *l = &t->dossier->figure_links[i];
	char suffix[RECORD_SUFFIX_SIZE];

	record_suffix(RECORD_FIGURE, i, suffix);
	markup_open(t->m, "fs");
	markup_attr(t->m, "type", SLICE("figure"));
	markup_attr_printf(t->m, "xml:id", "r%s", suffix);
	markup_attr_printf(t->m, "corresp", "#%s", suffix + 1);
	markup_attr(t->m, "xml:lang", slice_of(lang_code(f->lang)));
	markup_line(t->m);
	if (t->mark[i] != MARK_ELEMENT)
		put_basics(t, f, l->pair);
	put_figure(t, "repeats", f->repeats);
	if (span_len(f->number) != span_len(f->span))
		put_words(t, "number", f->number);
	put_bound(t, "implied_max", f->implied_max);
	put_values(t, f);
	/* An element names the unit, if it is known, not the word for it. */
	if (f->unit_id.p == NULL)
		put_words(t, "unit", f->unit);
	put_bound(t, "si_min", f->si_min);
	put_bound(t, "si_max", f->si_max);
	put_text(t, "si_unit", f->si_unit);
	put_words(t, "item", f->item);
	put_name(t, "role", role_name(f->role));
	put_bound(t, "factor_min", f->factor_min);
	put_bound(t, "factor_max", f->factor_max);
	put_figure(t, "linked", f->linked);
	put_words(t, "compared_with_text", f->compared);
	put_day(t, "compared_with_from", f->compared_with.from);
	put_day(t, "compared_with_to", f->compared_with.to);
	put_words(t, "per", f->per);
	put_text(t, "per_id", f->per_id);
	put_day(t, "period_from", f->period.from);
	put_day(t, "period_to", f->period.to);
	put_link(t, l);
	end(t);
}
