/* SPDX-License-Identifier: MIT */
#include "facts.h"
#include "json.h"

const char *
figure_kind_name(enum figure_kind k)
{
	static const char *const name[] = {"count", "measure", "money",
	    "percent", "fraction", "multiple", "duration", "ordinal", "rate"};

	return name[k];
}

const char *
qualifier_name(enum qualifier q)
{
	static const char *const name[] = {"exact", "approx", "over",
	    "at_least", "under", "at_most", "several", "range"};

	return name[q];
}

const char *
role_name(enum role r)
{
	static const char *const name[] = {NULL, "level", "increase",
	    "decrease", "from", "to", "plan", "ratio"};

	return name[r];
}

const char *
time_kind_name(enum time_kind k)
{
	static const char *const name[] = {"day", "month", "quarter",
	    "half_year", "year", "range", "plan_period", "vague"};

	return name[k];
}

static void
put_field(struct buffer *out, const char *name, struct slice value)
{
	if (value.n == 0)
		return;
	buffer_printf(out, "\t%s=", name);
	/* One line a fact: what is broken over lines is printed in one. */
	for (size_t i = 0; i < value.n; i++)
		buffer_putc(
		    out, (unsigned char)value.p[i] < ' ' ? ' ' : value.p[i]);
}

static void
put_span(
    struct buffer *out, const char *name, const struct facts *f, struct span at)
{
	put_field(out, name, slice_at(f->bitext->article->source->text, at));
}

static void
put_word(struct buffer *out, const char *name, const char *word)
{
	put_field(out, name, slice_of(word));
}

static void
put_bound(struct buffer *out, const char *name, struct bound b)
{
	if (!b.known)
		return;
	buffer_printf(out, "\t%s=", name);
	if (b.digits.p != NULL)
		buffer_put(out, b.digits);
	else
		put_number(out, b.value);
}

static void
put_interval(struct buffer *out, const char *name, struct interval i)
{
	char from[DATE_SIZE], to[DATE_SIZE];

	if (interval_known(i))
		buffer_printf(out, "\t%s=%s..%s", name,
		    date_format(i.from, from), date_format(i.to, to));
}

static void
put_index(struct buffer *out, const char *name, int32_t i)
{
	if (i >= 0)
		buffer_printf(out, "\t%s=%d", name, (int)i);
}

static void
put_values(struct buffer *out, const struct figure *g)
{
	for (size_t i = 0; i < g->values.n; i++) {
		buffer_puts(out, i == 0 ? "\tvalues=" : ",");
		put_number(out, g->values.v[i]);
	}
}

static void
print_figure(struct buffer *out, const struct facts *f, size_t index)
{
	const struct figure *g = &f->figures.v[index];

	buffer_printf(out, "figure\t%zu\t%s\t%d.%d\t%u-%u", index,
	    lang_code(g->lang), (int)g->paragraph, (int)g->sentence,
	    g->span.start, g->span.end);
	put_span(out, "text", f, g->span);
	put_span(out, "number", f, g->number);
	put_word(out, "kind", figure_kind_name(g->kind));
	put_word(out, "qualifier", qualifier_name(g->qualifier));
	put_bound(out, "min", g->min);
	put_bound(out, "max", g->max);
	put_bound(out, "implied_max", g->implied_max);
	put_values(out, g);
	put_span(out, "unit", f, g->unit);
	put_field(out, "unit_id", g->unit_id);
	put_bound(out, "si_min", g->si_min);
	put_bound(out, "si_max", g->si_max);
	put_field(out, "si_unit", g->si_unit);
	put_span(out, "item", f, g->item);
	put_word(out, "role", role_name(g->role));
	put_bound(out, "factor_min", g->factor_min);
	put_bound(out, "factor_max", g->factor_max);
	put_index(out, "linked", g->linked);
	put_span(out, "compared", f, g->compared);
	put_interval(out, "compared_with", g->compared_with);
	put_span(out, "per", f, g->per);
	put_field(out, "per_id", g->per_id);
	put_interval(out, "period", g->period);
	put_index(out, "repeats", g->repeats);
	buffer_putc(out, '\n');
}

static void
print_time(
    struct buffer *out, const struct facts *f, const struct time_mention *t)
{
	buffer_printf(out, "time\t%s\t%d.%d\t%u-%u", lang_code(t->lang),
	    (int)t->paragraph, (int)t->sentence, t->span.start, t->span.end);
	put_span(out, "text", f, t->span);
	put_word(out, "kind", time_kind_name(t->kind));
	put_interval(out, "when", t->when);
	buffer_putc(out, '\n');
}

void
facts_print(struct buffer *out, const struct facts *f)
{
	size_t i = 0, j = 0;

	while (i < f->figures.n || j < f->times.n) {
		if (j == f->times.n ||
		    (i < f->figures.n &&
			f->figures.v[i].span.start <= f->times.v[j].span.start))
			print_figure(out, f, i++);
		else
			print_time(out, f, &f->times.v[j++]);
	}
}
