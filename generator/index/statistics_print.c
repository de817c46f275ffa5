/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "claims_table.h"
#include "conflicts.h"
#include "implied.h"
#include "statistics.h"

/* -- a row a claim -- */

struct printer {
	struct tabular *table;
	struct claim_style style;
};

static bool
print_claim(struct printer *p, const struct claim *c)
{
	claim_cells(p->table, c, &p->style);
	return tabular_end_row(p->table);
}

static bool
print_each(
    struct printer *p, struct catalogue *c, const struct statistics_request *r)
{
	struct claims *claims = claims_open(c, &r->selection);
	struct claim claim, base;
	struct implied implied;
	bool ok = claims != NULL;

	implied_init(&implied);
	while (ok && claims_next(claims, &claim)) {
		ok = print_claim(p, &claim);
		if (r->implied && implied_base(&implied, &claim, &base))
			ok = ok && print_claim(p, &base);
	}
	implied_release(&implied);
	claims_close(claims);
	return ok;
}

static bool
print_disputed(void *context, size_t conflict, const struct claim *c)
{
	struct printer *p = context;

	tabular_number(p->table, (double)conflict);
	return print_claim(p, c);
}

/* The claims' columns, behind the number of the conflict if there is one. */
static size_t
claims_columns(bool conflicts, struct table_column *out)
{
	size_t n = claim_ncolumns();

	if (conflicts)
		*out++ = (struct table_column){
		    "conflict", "conflict", 0, COLUMN_NUMBER};
	memcpy(out, claim_columns, n * sizeof(*out));
	return n + conflicts;
}

static bool
print_claims(struct catalogue *c, const struct statistics_request *r,
    enum table_format format, table_put *put, void *context)
{
	struct arena *a = arena_new();
	struct table_column *columns =
	    ARENA_NEW(a, struct table_column, claim_ncolumns() + 1);
	size_t n = claims_columns(r->conflicts, columns);
	struct printer p = {tabular_new(format, columns, n, put, context),
	    {r->si, catalogue_base(c, a)}};
	bool ok = p.table != NULL;

	if (ok && r->colour)
		tabular_colour(p.table);
	if (ok && r->conflicts)
		conflicts_find(c, &r->selection, print_disputed, &p);
	else if (ok)
		print_each(&p, c, r);
	ok = ok && tabular_finish(p.table) && catalogue_ok(c);
	arena_free(a);
	return ok;
}

/* -- groups -- */

enum { LABELS = 3, FIXED = 19 };

/* The columns of a grouping: its id and, if it has them, names. */
static size_t
label_columns(enum grouping g, struct table_column *out)
{
	static const struct table_column columns[GROUPINGS][LABELS] = {
	    [BY_REGION] = {{"region", NULL, 0, COLUMN_TEXT},
		{"region_zh", "region", 14, COLUMN_TEXT},
		{"region_en", "", 18, COLUMN_TEXT}},
	    [BY_PROVINCE] = {{"province", NULL, 0, COLUMN_TEXT},
		{"province_zh", "province", 14, COLUMN_TEXT},
		{"province_en", "", 18, COLUMN_TEXT}},
	    [BY_CITY] = {{"city", NULL, 0, COLUMN_TEXT},
		{"city_zh", "city", 14, COLUMN_TEXT},
		{"city_en", "", 18, COLUMN_TEXT}},
	    [BY_INDUSTRY] = {{"industry", "ISIC", 0, COLUMN_TEXT},
		{"industry_zh", "industry", 20, COLUMN_TEXT},
		{"industry_en", NULL, 0, COLUMN_TEXT}},
	    [BY_ORGANISATION] = {{"organisation", NULL, 0, COLUMN_TEXT},
		{"organisation_zh", "organisation", 24, COLUMN_TEXT},
		{"organisation_en", "", 30, COLUMN_TEXT}},
	    [BY_YEAR] = {{"year", "year", 0, COLUMN_TEXT}},
	    [BY_QUARTER] = {{"quarter", "quarter", 0, COLUMN_TEXT}},
	    [BY_ARTICLE] = {{"article", "article", 0, COLUMN_TEXT},
		{"title_zh", NULL, 0, COLUMN_TEXT},
		{"title_en", NULL, 0, COLUMN_TEXT}},
	};
	size_t n = 0;

	while (n < LABELS && columns[g][n].name != NULL) {
		out[n] = columns[g][n];
		n++;
	}
	return n;
}

static const struct table_column row_columns[] = {
    {"item", "item", 20, COLUMN_TEXT},
    {"item_en", "", 24, COLUMN_TEXT},
    {"role", "role", 0, COLUMN_TEXT},
    {"kind", NULL, 0, COLUMN_TEXT},
    {"claims", "claims", 0, COLUMN_NUMBER},
    {"articles", NULL, 0, COLUMN_NUMBER},
    {"values", "values", 32, COLUMN_NUMBER},
    {"min", NULL, 0, COLUMN_NUMBER},
    {"max", NULL, 0, COLUMN_NUMBER},
    {"median", "median", 0, COLUMN_NUMBER},
    {"median_min", NULL, 0, COLUMN_NUMBER},
    {"median_max", NULL, 0, COLUMN_NUMBER},
    {"sum", "sum", 0, COLUMN_NUMBER},
    {"sum_min", NULL, 0, COLUMN_NUMBER},
    {"sum_max", NULL, 0, COLUMN_NUMBER},
    {"not_summed", NULL, 0, COLUMN_TEXT},
    {"unit_id", "unit", 0, COLUMN_TEXT},
    {"unit_zh", "", 0, COLUMN_TEXT},
    {"per_id", "per", 0, COLUMN_TEXT},
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
	put_bounds(&sum, row->median_min, row->median_max, row->approximate);
	tabular_text(t, buffer_slice(&sum));
	tabular_number(t, row->median_min);
	tabular_number(t, row->median_max);
	buffer_clear(&sum);
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
	if (t != NULL && r->colour)
		tabular_colour(t);
	ok = t != NULL;
	VEC_EACH (row, &s->rows)
		ok = ok && print_row(t, r, row);
	arena_free(a);
	return t != NULL && tabular_finish(t);
}
