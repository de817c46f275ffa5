/* SPDX-License-Identifier: MIT */
#include "claims_table.h"

#include <math.h>

#include "json.h"

/* The columns and what they are: one list, so that neither can be without the
 * other. */
#define FIELDS(FIELD)                                                          \
	FIELD("figure", NULL, 0, COLUMN_TEXT, false, "string",                 \
	    "permanent id of the figure: the article's, \".f\" and its "       \
	    "number")                                                          \
	FIELD("article", NULL, 0, COLUMN_TEXT, false, "string",                \
	    "permanent id of the article: date, page and a hash of the "       \
	    "Chinese title")                                                   \
	FIELD(                                                                 \
	    "date", "date", 0, COLUMN_TEXT, false, "date", "day of the paper") \
	FIELD("page", NULL, 0, COLUMN_NUMBER, false, "integer",                \
	    "page of the paper")                                               \
	FIELD("title_zh", NULL, 0, COLUMN_TEXT, false, "string",               \
	    "title of the article, in Chinese")                                \
	FIELD("title_en", NULL, 0, COLUMN_TEXT, false, "string",               \
	    "title of the article, in English")                                \
	FIELD("period_from", "from", 0, COLUMN_TEXT, false, "date",            \
	    "first day of the time that the figure is about")                  \
	FIELD("period_to", "to", 0, COLUMN_TEXT, false, "date",                \
	    "last day of it")                                                  \
	FIELD("place", NULL, 0, COLUMN_TEXT, false, "string",                  \
	    "id of the place that the figure is about")                        \
	FIELD("place_zh", "place", 12, COLUMN_TEXT, false, "string",           \
	    "its Chinese name")                                                \
	FIELD("place_en", "", 14, COLUMN_TEXT, false, "string",                \
	    "its English name")                                                \
	FIELD("province", NULL, 0, COLUMN_TEXT, false, "string",               \
	    "id of the province that the place lay in on the day of the "      \
	    "paper")                                                           \
	FIELD("city", NULL, 0, COLUMN_TEXT, false, "string",                   \
	    "id of the city that it is or lay in then")                        \
	FIELD("organisation", NULL, 0, COLUMN_TEXT, false, "string",           \
	    "id of the organisation that the figure is about")                 \
	FIELD("organisation_zh", NULL, 0, COLUMN_TEXT, false, "string",        \
	    "its Chinese name")                                                \
	FIELD("organisation_en", NULL, 0, COLUMN_TEXT, false, "string",        \
	    "its English name")                                                \
	FIELD("industry", "ISIC", 0, COLUMN_TEXT, false, "string",             \
	    "division of ISIC Rev. 4 that the figure is about, two digits")    \
	FIELD("item", "item", 20, COLUMN_TEXT, false, "string",                \
	    "what is counted, measured or changed, as printed")                \
	FIELD("item_en", "", 24, COLUMN_TEXT, false, "string",                 \
	    "the same in the other version")                                   \
	FIELD("role", "role", 0, COLUMN_TEXT, false, "string",                 \
	    "level, increase, decrease, from, to, plan or ratio")              \
	FIELD("kind", NULL, 0, COLUMN_TEXT, false, "string",                   \
	    "count, measure, money, percent, fraction, multiple, duration, "   \
	    "ordinal or rate")                                                 \
	FIELD("lang", NULL, 0, COLUMN_TEXT, false, "string",                   \
	    "version that states it: zh, or en where the original has no "     \
	    "such figure")                                                     \
	FIELD("text", "text", 16, COLUMN_TEXT, false, "string",                \
	    "number and unit as printed")                                      \
	FIELD("text_en", "translation", 20, COLUMN_TEXT, false, "string",      \
	    "the same in the other version")                                   \
	FIELD("value", "value", 0, COLUMN_NUMBER, false, "string",             \
	    "for people: min, max and qualifier in signs, in the unit "        \
	    "unit_id")                                                         \
	FIELD("min", NULL, 0, COLUMN_NUMBER, false, "number",                  \
	    "least value that the words state, in the unit unit_id (percent "  \
	    "in points); empty if open")                                       \
	FIELD("max", NULL, 0, COLUMN_NUMBER, false, "number",                  \
	    "greatest value that the words state, in the unit unit_id; empty " \
	    "if open")                                                         \
	FIELD("implied_max", NULL, 0, COLUMN_NUMBER, false, "number",          \
	    "usual reading of an open end, excluded itself, in the unit "      \
	    "unit_id")                                                         \
	FIELD("qualifier", NULL, 0, COLUMN_TEXT, false, "string",              \
	    "exact, approx, over (strictly above), at_least, under, at_most, " \
	    "several or range")                                                \
	FIELD(                                                                 \
	    "unit", NULL, 0, COLUMN_TEXT, false, "string", "unit as printed")  \
	FIELD("unit_id", "unit", 0, COLUMN_TEXT, false, "string",              \
	    "unit, by its id in the table of units")                           \
	FIELD("unit_zh", NULL, 0, COLUMN_TEXT, false, "string",                \
	    "its Chinese name")                                                \
	FIELD("unit_en", NULL, 0, COLUMN_TEXT, false, "string",                \
	    "its English name")                                                \
	FIELD("per_id", "per", 0, COLUMN_TEXT, false, "string",                \
	    "unit that a rate is told for: the value is in unit_id per "       \
	    "per_id")                                                          \
	FIELD("si_min", NULL, 0, COLUMN_NUMBER, false, "number",               \
	    "min in the unit si_unit, converted as of the day of the paper")   \
	FIELD("si_max", NULL, 0, COLUMN_NUMBER, false, "number",               \
	    "max in the unit si_unit")                                         \
	FIELD("si_unit", NULL, 0, COLUMN_TEXT, false, "string",                \
	    "unit of the SI, where there is a conversion")                     \
	FIELD("factor_min", NULL, 0, COLUMN_NUMBER, false, "number",           \
	    "of a change: least final value divided by the base (1)")          \
	FIELD("factor_max", NULL, 0, COLUMN_NUMBER, false, "number",           \
	    "of a change: greatest final value divided by the base (1)")       \
	FIELD("compared_with_from", NULL, 0, COLUMN_TEXT, false, "date",       \
	    "first day of the time that it is compared with")                  \
	FIELD("compared_with_to", NULL, 0, COLUMN_TEXT, false, "date",         \
	    "last day of it")                                                  \
	FIELD("verdict", NULL, 0, COLUMN_TEXT, false, "string",                \
	    "whether the other version agrees: agree, differ or missing")      \
	FIELD("difference", NULL, 0, COLUMN_TEXT, false, "string",             \
	    "what differs: value, unit, qualifier or role")                    \
	FIELD("confidence", NULL, 0, COLUMN_NUMBER, false, "number",           \
	    "share of figures with this verdict that were read right in the "  \
	    "gold standard (0 to 1)")                                          \
	FIELD("sentence_zh", "sentence", 0, COLUMN_TEXT, true, "string",       \
	    "sentence, in Chinese")                                            \
	FIELD("sentence_en", "", 0, COLUMN_TEXT, true, "string",               \
	    "sentence, in English")                                            \
	FIELD("link", "link", 0, COLUMN_LINK, true, "string",                  \
	    "where the archive shows the figure: a URL, or a path within the " \
	    "archive")

#define COLUMN(name, heading, widest, kind, long_text, type, description)      \
	{name, heading, widest, kind, long_text},
#define DESCRIBED(name, heading, widest, kind, long_text, type, description)   \
	{type, description},

const struct table_column claim_columns[] = {FIELDS(COLUMN)};
const struct claim_field claim_fields[] = {FIELDS(DESCRIBED)};

size_t
claim_ncolumns(void)
{
	return sizeof(claim_columns) / sizeof(*claim_columns);
}

/* -- values -- */

/* A third of something is 1/3 and not 0.3333333333333333. */
static void
put_amount(struct buffer *out, double v)
{
	size_t start = out->n;

	put_number(out, v);
	if (out->n - start <= 8 || fabs(v) >= 1000)
		return;
	for (int d = 2; d <= 100; d++) {
		double n = round(v * d);

		if (fabs(v * d - n) > 1e-12 * d)
			continue;
		out->n = start;
		put_number(out, n);
		buffer_printf(out, "/%d", d);
		return;
	}
}

void
put_bounds(struct buffer *out, double min, double max, bool approximate)
{
	if (isnan(min) && isnan(max))
		return;
	if (approximate)
		buffer_puts(out, "≈ ");
	else if (isnan(max))
		buffer_puts(out, "≥ ");
	else if (isnan(min))
		buffer_puts(out, "≤ ");
	put_amount(out, isnan(min) ? max : min);
	if (!isnan(min) && !isnan(max) && min != max) {
		buffer_puts(out, "–");
		put_amount(out, max);
	} else if (approximate && isnan(max)) {
		buffer_puts(out, "+");
	}
}

void
put_claim_value(
    struct buffer *out, const struct claim *c, double min, double max)
{
	if (slice_eq(c->qualifier, SLICE("over")) && !isnan(min)) {
		buffer_puts(out, "> ");
		put_amount(out, min);
	} else if (slice_eq(c->qualifier, SLICE("under")) && !isnan(max)) {
		buffer_puts(out, "< ");
		put_amount(out, max);
	} else {
		put_bounds(
		    out, min, max, slice_eq(c->qualifier, SLICE("approx")));
	}
}

/* -- cells -- */

static void
print_text(struct tabular *t, struct buffer *text)
{
	tabular_text(t, buffer_slice(text));
	buffer_clear(text);
}

static void
named_cells(struct tabular *t, const struct named *n)
{
	tabular_text(t, n->id);
	tabular_text(t, n->zh);
	tabular_text(t, n->en);
}

static void
about_cells(struct tabular *t, const struct claim *c)
{
	tabular_text(t, c->article);
	tabular_text(t, c->date);
	tabular_number(t, c->page > 0 ? (double)c->page : NAN);
	tabular_text(t, c->title_zh);
	tabular_text(t, c->title_en);
	tabular_text(t, c->from);
	tabular_text(t, c->to);
	named_cells(t, &c->place);
	tabular_text(t, c->province.id);
	tabular_text(t, c->city.id);
	named_cells(t, &c->organisation);
	tabular_text(t, c->industry.id);
	tabular_text(t, c->item);
	tabular_text(t, c->item_en);
}

static void
value_cells(
    struct tabular *t, const struct claim *c, bool si, struct buffer *scratch)
{
	bool use = si && c->si_unit.n > 0;
	double min = use ? c->si_min : c->min, max = use ? c->si_max : c->max;

	put_claim_value(scratch, c, min, max);
	print_text(t, scratch);
	tabular_number(t, min);
	tabular_number(t, max);
	tabular_number(t, use ? NAN : c->implied_max);
	tabular_text(t, c->qualifier);
	tabular_text(t, c->unit);
	tabular_text(t, use ? c->si_unit : c->unit_id);
	tabular_text(t, use ? SLICE_NONE : c->unit_zh);
	tabular_text(t, use ? SLICE_NONE : c->unit_en);
	tabular_text(t, c->per_id);
	tabular_number(t, c->si_min);
	tabular_number(t, c->si_max);
	tabular_text(t, c->si_unit);
}

void
claim_cells(
    struct tabular *t, const struct claim *c, const struct claim_style *style)
{
	struct buffer scratch = {0};

	buffer_printf(&scratch, "%.*s.f%lld", SLICE_ARG(c->article),
	    (long long)c->number);
	if (c->implied_by != 0)
		buffer_printf(&scratch, "/f%lld", (long long)c->implied_by);
	print_text(t, &scratch);
	about_cells(t, c);
	tabular_text(t, c->role);
	tabular_text(t, c->kind);
	tabular_text(t, c->lang);
	tabular_text(t, c->text);
	tabular_text(t, c->text_en);
	value_cells(t, c, style->si, &scratch);
	tabular_number(t, c->factor_min);
	tabular_number(t, c->factor_max);
	tabular_text(t, c->compared_from);
	tabular_text(t, c->compared_to);
	tabular_text(t, c->verdict);
	tabular_text(t, c->difference);
	tabular_number(t, c->confidence);
	tabular_text(t, c->sentence_zh);
	tabular_text(t, c->sentence_en);
	buffer_put(&scratch, style->base);
	claim_link(&scratch, c);
	print_text(t, &scratch);
	buffer_free(&scratch);
}
