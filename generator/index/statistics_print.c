/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "statistics.h"

/* -- a row a claim -- */

static const struct table_column claim_columns[] = {
    {"date", "date", 0, false},
    {"period_from", "from", 0, false},
    {"period_to", "to", 0, false},
    {"place", NULL, 0, false},
    {"place_zh", "place", 12, false},
    {"place_en", "", 14, false},
    {"organisation", NULL, 0, false},
    {"organisation_zh", NULL, 0, false},
    {"organisation_en", NULL, 0, false},
    {"industry", "ISIC", 0, false},
    {"item", "item", 20, false},
    {"item_en", "", 24, false},
    {"role", "role", 0, false},
    {"kind", NULL, 0, false},
    {"text", "text", 16, false},
    {"text_en", "translation", 20, false},
    {"value", "value", 0, true},
    {"min", NULL, 0, true},
    {"max", NULL, 0, true},
    {"qualifier", NULL, 0, false},
    {"unit", "unit", 0, false},
    {"per", NULL, 0, false},
    {"article", NULL, 0, false},
    {"link", NULL, 0, false},
    {"sentence_zh", NULL, 0, false},
    {"sentence_en", NULL, 0, false},
};

static void
print_text(struct tabular *t, struct buffer *text)
{
	tabular_text(t, buffer_slice(text));
	buffer_clear(text);
}

static bool
print_claim(struct tabular *t, const struct claim *c, bool si)
{
	bool use = si && c->si_unit.n > 0;
	double min = use ? c->si_min : c->min, max = use ? c->si_max : c->max;
	struct buffer scratch = {0};
	bool ok;

	tabular_text(t, c->date);
	tabular_text(t, c->from);
	tabular_text(t, c->to);
	tabular_text(t, c->place.id);
	tabular_text(t, c->place.zh);
	tabular_text(t, c->place.en);
	tabular_text(t, c->organisation.id);
	tabular_text(t, c->organisation.zh);
	tabular_text(t, c->organisation.en);
	tabular_text(t, c->industry.id);
	tabular_text(t, c->item);
	tabular_text(t, c->item_en);
	tabular_text(t, c->role);
	tabular_text(t, c->kind);
	tabular_text(t, c->text);
	tabular_text(t, c->text_en);
	put_claim_value(&scratch, c, min, max);
	print_text(t, &scratch);
	tabular_number(t, min);
	tabular_number(t, max);
	tabular_text(t, c->qualifier);
	tabular_text(t, use ? c->si_unit : c->unit_id);
	tabular_text(t, c->per_id);
	tabular_text(t, c->article);
	claim_link(&scratch, c);
	print_text(t, &scratch);
	tabular_text(t, c->sentence_zh);
	tabular_text(t, c->sentence_en);
	ok = tabular_end_row(t);
	buffer_free(&scratch);
	return ok;
}

static bool
print_claims(struct catalogue *c, const struct statistics_request *r,
    enum table_format format, table_put *put, void *context)
{
	struct claims *claims = claims_open(c, &r->selection);
	struct tabular *t;
	struct claim claim;
	bool ok = true;

	if (claims == NULL)
		return false;
	t = tabular_new(format, claim_columns,
	    sizeof(claim_columns) / sizeof(*claim_columns), put, context);
	while (ok && claims_next(claims, &claim))
		ok = print_claim(t, &claim, r->si);
	claims_close(claims);
	return tabular_finish(t) && catalogue_ok(c);
}

/* -- groups -- */

enum { LABELS = 3, FIXED = 16 };

/* The columns of a grouping: its id and, if it has them, names. */
static size_t
label_columns(enum grouping g, struct table_column *out)
{
	static const struct table_column columns[GROUPINGS][LABELS] = {
	    [BY_REGION] = {{"region", NULL, 0, false},
		{"region_zh", "region", 14, false},
		{"region_en", "", 18, false}},
	    [BY_PROVINCE] = {{"province", NULL, 0, false},
		{"province_zh", "province", 14, false},
		{"province_en", "", 18, false}},
	    [BY_CITY] = {{"city", NULL, 0, false},
		{"city_zh", "city", 14, false}, {"city_en", "", 18, false}},
	    [BY_INDUSTRY] = {{"industry", "ISIC", 0, false},
		{"industry_zh", "industry", 20, false},
		{"industry_en", NULL, 0, false}},
	    [BY_ORGANISATION] = {{"organisation", NULL, 0, false},
		{"organisation_zh", "organisation", 24, false},
		{"organisation_en", "", 30, false}},
	    [BY_YEAR] = {{"year", "year", 0, false}},
	    [BY_QUARTER] = {{"quarter", "quarter", 0, false}},
	    [BY_ARTICLE] = {{"article", "article", 0, false},
		{"title_zh", NULL, 0, false}, {"title_en", NULL, 0, false}},
	};
	size_t n = 0;

	while (n < LABELS && columns[g][n].name != NULL) {
		out[n] = columns[g][n];
		n++;
	}
	return n;
}

static const struct table_column row_columns[] = {
    {"item", "item", 20, false},
    {"item_en", "", 24, false},
    {"role", "role", 0, false},
    {"kind", NULL, 0, false},
    {"claims", "claims", 0, true},
    {"articles", NULL, 0, true},
    {"values", "values", 32, true},
    {"min", NULL, 0, true},
    {"max", NULL, 0, true},
    {"sum", "sum", 0, true},
    {"sum_min", NULL, 0, true},
    {"sum_max", NULL, 0, true},
    {"not_summed", NULL, 0, false},
    {"unit", "unit", 0, false},
    {"unit_zh", "", 0, false},
    {"per", NULL, 0, false},
};

static void
print_label(struct tabular *t, enum grouping g, const struct named *l)
{
	struct table_column unused[LABELS];
	size_t n = label_columns(g, unused);
	const struct slice text[LABELS] = {l->id, l->zh, l->en};

	for (size_t i = 0; i < n; i++)
		tabular_text(t, text[i]);
}

static bool
print_row(struct tabular *t, const struct statistics_request *r,
    const struct statistics_row *row)
{
	static const char *const reason[] = {
	    NULL, "no amount", "overlap", "unbounded"};
	struct buffer sum = {0};
	bool ok;

	for (size_t i = 0; i < r->nby; i++)
		print_label(t, r->by[i], &row->label[i]);
	tabular_text(t, row->item);
	tabular_text(t, row->item_en);
	tabular_text(t, row->role);
	tabular_text(t, row->kind);
	tabular_number(t, (double)row->claims);
	tabular_number(t, (double)row->articles);
	tabular_text(t, row->values);
	tabular_number(t, row->min);
	tabular_number(t, row->max);
	put_bounds(&sum, row->sum_min, row->sum_max, row->approximate);
	tabular_text(t, buffer_slice(&sum));
	tabular_number(t, row->sum_min);
	tabular_number(t, row->sum_max);
	tabular_text(t, slice_of(reason[row->not_summed]));
	tabular_text(t, row->unit);
	tabular_text(t, row->unit_zh);
	tabular_text(t, row->per);
	ok = tabular_end_row(t);
	buffer_free(&sum);
	return ok;
}

bool
statistics_print(struct catalogue *c, const struct statistics_request *r,
    enum table_format format, table_put *put, void *context)
{
	struct table_column columns[GROUPINGS * LABELS + FIXED];
	struct statistics *s;
	struct tabular *t;
	struct arena *a;
	size_t n = 0;
	bool ok = true;

	if (r->nby == 0)
		return print_claims(c, r, format, put, context);
	a = arena_new();
	s = statistics_collect(a, c, r);
	if (s == NULL) {
		arena_free(a);
		return false;
	}
	for (size_t i = 0; i < r->nby; i++)
		n += label_columns(r->by[i], &columns[n]);
	memcpy(&columns[n], row_columns, sizeof(row_columns));
	n += FIXED;
	t = tabular_new(format, columns, n, put, context);
	VEC_EACH (row, &s->rows)
		ok = ok && print_row(t, r, row);
	arena_free(a);
	return tabular_finish(t);
}
