/* SPDX-License-Identifier: MIT */
#include "row.h"

#include <stdlib.h>

#include "format.h"
#include "json.h"
#include "vec.h"

/* What is made of a field. */
enum conversion {
	PLAIN,
	ARTICLE,
	COUNT_OF_ID,
	PLACE,
	ORGANISATION,
	BYTES,
	BEAD_LEVEL,
	BEAD_TEXT /* nothing, of a paragraph */
};

/* Where a field goes; found by pointers, which stay the same. */
struct column {
	const char *field, *group;
	int parameter, second; /* second: NAME_end; 0: none */
	enum conversion conversion;
};

struct rows {
	struct record_sink sink; /* first: the walk hands us this */
	struct arena *arena;
	struct database *db;
	struct row_keys keys;
	struct table {
		struct query *insert;
		VEC(struct column) columns; /* in the order told */
		size_t next;                /* where to look first */
	} table[RECORD_TYPES], *at;
	int64_t article;
	bool untexted;             /* a paragraph bead */
	const char *group;         /* NULL: outside of one */
	const struct column *list; /* NULL: outside of one */
	struct buffer json;        /* of the list */
	size_t items;
};

static const char *const table_name[RECORD_TYPES] = {"article", "bead",
    "figure", "time", "place_mention", "organisation_mention", "discrepancy"};

/* -- from fields to columns -- */

static enum conversion
conversion_of(const struct rows *r, const char *field)
{
	static const struct {
		const char *field;
		enum conversion conversion;
	} special[] = {
	    {"article", ARTICLE},
	    {"id", COUNT_OF_ID},
	    {"bead", COUNT_OF_ID},
	    {"repeats", COUNT_OF_ID},
	    {"linked", COUNT_OF_ID},
	    {"pair", COUNT_OF_ID},
	    {"place", PLACE},
	    {"within", PLACE},
	    {"organisation", ORGANISATION},
	};
	bool is_bead = r->at == &r->table[RECORD_BEAD];
	size_t n = strlen(field);

	if (r->at == &r->table[RECORD_ARTICLE] && strcmp(field, "id") == 0)
		return PLAIN;
	if (n >= 5 && strcmp(field + n - 5, "bytes") == 0)
		return BYTES;
	if (is_bead && strcmp(field, "level") == 0)
		return BEAD_LEVEL;
	if (is_bead && n >= 5 && strcmp(field + n - 5, "_text") == 0)
		return BEAD_TEXT;
	for (size_t i = 0; i < sizeof(special) / sizeof(*special); i++)
		if (strcmp(field, special[i].field) == 0)
			return special[i].conversion;
	return PLAIN;
}

static int
parameter(const struct rows *r, const char *group, const char *field,
    const char *suffix)
{
	char name[96];

	format_to(name, sizeof(name), ":%s%s%s%s", group != NULL ? group : "",
	    group != NULL ? "_" : "", field, suffix);
	return query_parameter(r->at->insert, name);
}

static const struct column *
new_column(struct rows *r, const char *field)
{
	struct column c = {.field = field,
	    .group = r->group,
	    .conversion = conversion_of(r, field)};

	if (c.conversion == BYTES) {
		c.parameter = parameter(r, r->group, field, "_start");
		c.second = parameter(r, r->group, field, "_end");
	} else if (c.conversion == COUNT_OF_ID && strcmp(field, "id") == 0) {
		c.parameter = parameter(r, NULL, "n", "");
		if (r->at == &r->table[RECORD_BEAD])
			c.second = parameter(r, NULL, "key", "");
	} else if (c.conversion == ARTICLE &&
		   r->at == &r->table[RECORD_ARTICLE]) {
		c.parameter = parameter(r, NULL, "key", "");
	} else {
		c.parameter = parameter(r, r->group, field, "");
	}
	*VEC_ADD(r->arena, &r->at->columns) = c;
	return &r->at->columns.v[r->at->columns.n - 1];
}

/* Fields come in much the same order each time: the search begins behind the
 * one before. */
static const struct column *
column_of(struct rows *r, const char *field)
{
	struct table *t = r->at;

	for (size_t i = 0, k = t->next; i < t->columns.n; i++, k++) {
		if (k >= t->columns.n)
			k = 0;
		if (t->columns.v[k].field == field &&
		    t->columns.v[k].group == r->group) {
			t->next = k + 1;
			return &t->columns.v[k];
		}
	}
	return new_column(r, field);
}

/* -- the sink -- */

static void
begin(struct record_sink *s, enum record_type t)
{
	struct rows *r = (struct rows *)s;

	r->at = &r->table[t];
	r->at->next = 0;
	r->untexted = false;
}

/* The number behind the last letter: 12 of "1960-08-03-p2-1a2b3c4d.f12". */
static int64_t
count_of_id(struct slice id)
{
	int64_t n = 0, ten = 1;

	for (; id.n > 0 && id.p[id.n - 1] >= '0' && id.p[id.n - 1] <= '9';
	     id.n--, ten *= 10)
		n += ten * (id.p[id.n - 1] - '0');
	return n;
}

static void
text(struct record_sink *s, const char *field, struct slice v)
{
	struct rows *r = (struct rows *)s;
	struct query *q = r->at->insert;
	const struct column *c;

	if (r->list != NULL) {
		json_string(&r->json, NULL, v);
		return;
	}
	c = column_of(r, field);
	if (c->conversion == BEAD_LEVEL)
		r->untexted = slice_eq(v, SLICE("paragraph"));
	if (c->parameter == 0 || (c->conversion == BEAD_TEXT && r->untexted))
		return;
	if (v.p == NULL)
		query_bind_null(q, c->parameter);
	else if (c->conversion == ARTICLE)
		query_bind_integer(q, c->parameter, r->article);
	else if (c->conversion == COUNT_OF_ID) {
		query_bind_integer(q, c->parameter, count_of_id(v));
		if (c->second != 0)
			query_bind_integer(q, c->second,
			    r->article * ROW_BEADS + count_of_id(v));
	} else if (c->conversion == PLACE)
		query_bind_integer(
		    q, c->parameter, r->keys.place(r->keys.context, v));
	else if (c->conversion == ORGANISATION)
		query_bind_integer(
		    q, c->parameter, r->keys.organisation(r->keys.context, v));
	else
		query_bind_static(q, c->parameter, v); /* until `end` */
}

static void
integer(struct record_sink *s, const char *field, int64_t v)
{
	struct rows *r = (struct rows *)s;
	const struct column *c = r->list;

	if (c != NULL && c->conversion == BYTES)
		query_bind_integer(r->at->insert,
		    r->items++ == 0 ? c->parameter : c->second, v);
	else if (c != NULL)
		json_integer(&r->json, NULL, v);
	else if ((c = column_of(r, field))->parameter != 0)
		query_bind_integer(r->at->insert, c->parameter, v);
}

static void
number(struct record_sink *s, const char *field, struct bound v)
{
	struct rows *r = (struct rows *)s;
	const struct column *c;

	if (r->list != NULL)
		json_number(&r->json, NULL, v.value);
	else if ((c = column_of(r, field))->parameter != 0 && v.known)
		query_bind_real(r->at->insert, c->parameter, v.value);
}

static void
flag(struct record_sink *s, const char *field, bool v)
{
	integer(s, field, v);
}

/* What is not bound is NULL already. */
static void
null(struct record_sink *s, const char *field)
{
	struct rows *r = (struct rows *)s;

	if (r->list != NULL)
		json_null(&r->json, NULL);
}

static void
begin_list(struct record_sink *s, const char *field)
{
	struct rows *r = (struct rows *)s;

	r->list = column_of(r, field);
	r->items = 0;
	buffer_clear(&r->json);
	json_begin_array(&r->json, NULL);
}

static void
end_list(struct record_sink *s)
{
	struct rows *r = (struct rows *)s;
	const struct column *c = r->list;

	r->list = NULL;
	json_end_array(&r->json);
	if (c->conversion != BYTES && c->parameter != 0)
		query_bind(r->at->insert, c->parameter, buffer_slice(&r->json));
}

static void
begin_group(struct record_sink *s, const char *field)
{
	((struct rows *)s)->group = field;
}

static void
end_group(struct record_sink *s)
{
	((struct rows *)s)->group = NULL;
}

static void
end(struct record_sink *s)
{
	query_run(((struct rows *)s)->at->insert);
}

/* -- the tables -- */

/* An insert of all columns, each from the parameter of its name. */
static struct query *
prepare(struct database *db, const char *table)
{
	struct buffer names = {0}, values = {0}, sql = {0};
	struct query *q =
	    database_query(db, "SELECT name FROM pragma_table_info(?1)");

	if (q == NULL)
		return NULL;
	query_bind(q, 1, slice_of(table));
	while (query_next(q)) {
		struct slice name = query_text(q, 0);

		buffer_printf(
		    &names, "%s\"%.*s\"", names.n ? ", " : "", SLICE_ARG(name));
		buffer_printf(
		    &values, "%s:%.*s", values.n ? ", " : "", SLICE_ARG(name));
	}
	query_free(q);
	buffer_printf(&sql, "INSERT INTO %s (%.*s) VALUES (%.*s)", table,
	    SLICE_ARG(buffer_slice(&names)), SLICE_ARG(buffer_slice(&values)));
	buffer_putc(&sql, '\0');
	q = database_query(db, sql.p);
	buffer_free(&names);
	buffer_free(&values);
	buffer_free(&sql);
	return q;
}

struct rows *
rows_new(struct arena *a, struct database *db, const struct row_keys *keys)
{
	struct rows *r = ARENA_NEW(a, struct rows, 1);

	*r = (struct rows){
	    .sink = {begin, text, integer, number, flag, null, begin_list,
		end_list, begin_group, end_group, end},
	    .arena = a,
	    .db = db,
	    .keys = *keys};
	for (enum record_type t = 0; t < RECORD_TYPES; t++) {
		r->table[t].insert = prepare(db, table_name[t]);
		if (r->table[t].insert == NULL) {
			rows_free(r);
			return NULL;
		}
	}
	return r;
}

void
rows_free(struct rows *r)
{
	if (r == NULL)
		return;
	for (enum record_type t = 0; t < RECORD_TYPES; t++)
		query_free(r->table[t].insert);
	buffer_free(&r->json);
}

bool
rows_add(struct rows *r, const struct dossier *d, int64_t article)
{
	r->article = article;
	record_walk(d, (1u << RECORD_TYPES) - 1, &r->sink);
	return database_ok(r->db);
}
