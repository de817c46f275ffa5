/* SPDX-License-Identifier: MIT */
#include "industries.h"

#include <stdlib.h>

#include "map.h"
#include "table.h"
#include "termset.h"
#include "vec.h"

enum column { CODE, SECTION, NAME_ZH, NAME_EN, TERMS_ZH, TERMS_EN, COLUMNS };

struct voice {
	const struct industry *industry;
	double weight;
};

struct industries {
	struct arena *arena;
	struct industry *industry;
	size_t n;
	VEC(struct voice) voices;
	struct map by_code; /* struct industry * */
	VEC(struct industry_name) names;
	struct termset terms[LANGS];
};

/* "term:weight"; a weight that is missing is 1. */
static bool
split_term(struct slice *item, double *weight)
{
	char number[8] = "1", *end;

	for (size_t n = item->n; n > 0; n--) {
		if (item->p[n - 1] != ':')
			continue;
		if (item->n - n >= sizeof(number))
			return false;
		memcpy(number, item->p + n, item->n - n);
		number[item->n - n] = '\0';
		*item = slice_trim(slice_head(*item, n - 1));
		break;
	}
	*weight = strtod(number, &end);
	return *end == '\0' && *weight > 0 && *weight <= 10;
}

static void
remember(struct industries *in, struct slice name, const struct industry *i)
{
	*VEC_ADD(in->arena, &in->names) = (struct industry_name){name, i};
}

static void
add_terms(struct industries *in, struct diag *d, const struct row *r,
    enum lang l, struct industry *i)
{
	struct slice rest = r->cell[l == ZH ? TERMS_ZH : TERMS_EN], item;
	double weight;

	while (table_item(&rest, '|', &item)) {
		struct slice whole = item;

		if (!split_term(&item, &weight)) {
			diag(d, DIAG_TABLE_BAD_CELL, r->at, whole);
			continue;
		}
		if (weight >= 1)
			remember(in, item, i);
		*VEC_ADD(in->arena, &in->voices) = (struct voice){i, weight};
		/* A single character speaks too softly to be matched. */
		if (!termset_add(
			&in->terms[l], item, (uint32_t)in->voices.n - 1) &&
		    item.n > TERM_MAX)
			diag(d, DIAG_TERM_LENGTH, r->at, item);
	}
}

static bool
parse_row(struct industries *in, struct diag *d, const struct row *r,
    struct industry *i)
{
	struct slice section = r->cell[SECTION];

	*i = (struct industry){.code = r->cell[CODE],
	    .name = {r->cell[NAME_ZH], r->cell[NAME_EN]},
	    .section = map_get(&in->by_code, section)};
	if (map_get(&in->by_code, i->code) != NULL) {
		diag(d, DIAG_TABLE_DUPLICATE, r->at, i->code);
		return false;
	}
	if (i->code.n == 0 || i->code.n > 2 ||
	    (section.n == 0) != (i->code.n == 1)) {
		diag(d, DIAG_TABLE_BAD_CELL, r->at, i->code);
		return false;
	}
	if (section.n > 0 && i->section == NULL) {
		diag(d, DIAG_TABLE_UNKNOWN_REF, r->at, section);
		return false;
	}
	return true;
}

struct industries *
industries_load(struct arena *a, struct diag *d, const char *path)
{
	struct industries *in;
	struct table t;

	if (!table_read(&t, a, d, path, NAME_EN + 1, COLUMNS))
		return NULL;
	in = ARENA_NEW(a, struct industries, 1);
	in->arena = a;
	in->industry = ARENA_NEW(a, struct industry, t.nrows);
	map_init(&in->by_code, a);
	termset_init(&in->terms[ZH], a, false);
	termset_init(&in->terms[EN], a, true);
	for (size_t k = 0; k < t.nrows; k++) {
		struct industry *i = &in->industry[in->n];

		if (!parse_row(in, d, &t.row[k], i))
			continue;
		in->n++;
		*map_at(&in->by_code, i->code) = i;
		remember(in, i->name[ZH], i);
		remember(in, i->name[EN], i);
		add_terms(in, d, &t.row[k], ZH, i);
		add_terms(in, d, &t.row[k], EN, i);
	}
	termset_seal(&in->terms[ZH]);
	termset_seal(&in->terms[EN]);
	return in;
}

size_t
industries_size(const struct industries *in)
{
	return in->n;
}

const struct industry *
industries_get(const struct industries *in, size_t k)
{
	return &in->industry[k];
}

const struct industry *
industries_by_code(const struct industries *in, struct slice code)
{
	return map_get(&in->by_code, code);
}

size_t
industries_names(const struct industries *in)
{
	return in->names.n;
}

struct industry_name
industries_name(const struct industries *in, size_t i)
{
	return in->names.v[i];
}

const struct termset *
industries_terms(const struct industries *in, enum lang l)
{
	return &in->terms[l];
}

const struct industry *
industries_voice(const struct industries *in, uint32_t value, double *weight)
{
	*weight = in->voices.v[value].weight;
	return in->voices.v[value].industry;
}

size_t
industries_voices(const struct industries *in)
{
	return in->voices.n;
}
