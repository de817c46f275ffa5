/* SPDX-License-Identifier: MIT */
#include "catalogue.h"

#include <math.h>
#include <stdlib.h>

#include "archive_info.h"
#include "authority.h"
#include "bigram.h"
#include "fold.h"
#include "map.h"
#include "place_names.h"
#include "row.h"
#include "schema.h"
#include "vec.h"

/* "dkan" and the version of schema.sql: what catalogue_open asks for. */
#define APPLICATION_ID "1684758894"
#define SCHEMA_VERSION "4"

/* A town in a county in a prefecture in a province in a region in a country,
 * and to spare: what is deeper is a table with a circle in it. */
enum { MOST_LEVELS = 16 };

struct known_region {
	int64_t key;
	enum place_kind kind; /* Chongqing was a city, then a municipality */
};

/* A place in the database, and the regions above it in the last article that
 * named it; they become rows of place_region when they change. */
struct known_place {
	int64_t key;
	const struct place *place;
	VEC(struct known_region) regions;
	struct date from, to;
	bool used;
};

/* What the database has been told of it. */
struct known_organisation {
	int64_t key;
	bool name_zh, name_en, place, industry;
};

/* A row of the index: where its text ends in `split`. */
struct waiting {
	int64_t row;
	size_t end[LANGS];
};

/* The index is given the text of some dozens of articles at a time: it finds
 * its words in cache then, of which the articles' rows and pages have left
 * nothing. */
enum { SPLIT_HELD = 1 << 19 };

struct catalogue {
	struct database *db;
	struct diag *diag;
	struct slice path;
	const struct authority *authority;
	struct arena *arena;
	struct rows *rows;
	struct query *place, *place_past, *place_region, *unit, *organisation,
	    *article_place, *article_industry, *words;
	struct map places, organisations, units; /* by id */
	VEC(struct known_place *) known;         /* in order of key */
	int64_t articles, norganisations;
	bool scratch; /* what is large and passes has a file */
	/* What the index has not been given yet. */
	struct buffer split[LANGS];
	VEC(struct waiting) waiting;
};

/* -- places and their regions -- */

static struct known_place *know_place(
    struct catalogue *c, const struct place *p);

static void
insert_place(struct catalogue *c, const struct known_place *k)
{
	const struct place *p = k->place;

	query_bind_integer(c->place, 1, k->key);
	query_bind(c->place, 2, p->id);
	query_bind(c->place, 3, slice_of(place_kind_name(p->kind)));
	query_bind(c->place, 4, p->name[ZH]);
	query_bind(c->place, 5, p->name[EN]);
	query_bind(c->place, 6, p->pinyin);
	query_bind_real(c->place, 7, p->latitude);
	query_bind_real(c->place, 8, p->longitude);
	query_bind(c->place, 9, p->path);
	query_run(c->place);
}

static void
insert_past(struct catalogue *c, const struct known_place *k)
{
	struct query *q = c->place_past;
	struct place_past past;
	char date[DATE_SIZE];

	for (size_t i = 0;
	     gazetteer_past(c->authority->gazetteer, k->place, i, &past); i++) {
		const struct slice *name =
		    past.in != NULL ? past.in->name : past.name;

		query_bind_integer(q, 1, k->key);
		if (past.in != NULL)
			query_bind(q, 2, past.in->id);
		query_bind(q, 3, name[ZH]);
		query_bind(q, 4, name[EN]);
		if (past.when.from.known)
			query_bind(
			    q, 5, slice_of(date_format(past.when.from, date)));
		if (past.when.to.known)
			query_bind(
			    q, 6, slice_of(date_format(past.when.to, date)));
		query_run(q);
	}
}

static struct known_place *
know_place(struct catalogue *c, const struct place *p)
{
	void **at = map_at(&c->places, p->id);
	struct known_place *k = *at;

	if (k != NULL)
		return k;
	*at = k = ARENA_NEW(c->arena, struct known_place, 1);
	*VEC_ADD(c->arena, &c->known) = k;
	k->key = (int64_t)c->known.n;
	k->place = p;
	insert_place(c, k);
	insert_past(c, k);
	return k;
}

static void
flush_regions(struct catalogue *c, struct known_place *k)
{
	char date[DATE_SIZE];

	for (size_t i = 0; k->used && i < k->regions.n; i++) {
		struct query *q = c->place_region;

		query_bind_integer(q, 1, k->key);
		query_bind_integer(q, 2, k->regions.v[i].key);
		query_bind_integer(q, 3, (int64_t)i);
		query_bind(
		    q, 4, slice_of(place_kind_name(k->regions.v[i].kind)));
		if (k->from.known) {
			query_bind(q, 5, slice_of(date_format(k->from, date)));
			query_bind(q, 6, slice_of(date_format(k->to, date)));
		}
		query_run(q);
	}
	k->used = false;
	k->regions.n = 0;
}

/* The regions that `k` lay in on a day, itself first. Articles come in order
 * of their dates, so that what stays the same grows one row longer. */
static void
note_regions(struct catalogue *c, struct known_place *k, struct date day)
{
	const struct gazetteer *g = c->authority->gazetteer;
	struct known_region now[MOST_LEVELS];
	bool same = k->used && k->from.known == day.known;
	size_t n = 0;

	if (same && date_cmp(k->to, day) == 0)
		return;
	for (const struct place *p = k->place; p != NULL && n < MOST_LEVELS;
	     p = gazetteer_parent(g, p, day), n++) {
		now[n].key = know_place(c, p)->key;
		now[n].kind = gazetteer_kind(g, p, day);
		same = same && n < k->regions.n &&
		       k->regions.v[n].key == now[n].key &&
		       k->regions.v[n].kind == now[n].kind;
	}
	if (!same || n != k->regions.n) {
		flush_regions(c, k);
		for (size_t i = 0; i < n; i++)
			*VEC_ADD(c->arena, &k->regions) = now[i];
		k->from = day;
		k->used = true;
	}
	k->to = day;
}

static void
use_place(struct catalogue *c, const struct place *p, struct date day)
{
	if (p != NULL)
		note_regions(c, know_place(c, p), day);
}

static int64_t
place_key(void *context, struct slice id)
{
	const struct catalogue *c = context;
	const struct known_place *k = map_get(&c->places, id);

	return k != NULL ? k->key : 0;
}

/* What the places that are here are found by. */
static bool
write_place_names(struct catalogue *c)
{
	struct query *q =
	    database_query(c->db, "INSERT INTO place_name VALUES (?1, ?2, ?3)");
	const struct place_spelling *s;
	struct arena *a;
	size_t n;

	if (q == NULL)
		return false;
	a = arena_new();
	s = place_names_all(place_names_new(a, c->authority->gazetteer), &n);
	for (size_t i = 0; i < n; i++) {
		const struct known_place *k =
		    map_get(&c->places, s[i].place->id);

		if (k == NULL)
			continue;
		query_bind(q, 1, s[i].folded);
		query_bind_integer(q, 2, k->key);
		query_bind_integer(q, 3, s[i].by_sound);
		query_run(q);
	}
	arena_free(a);
	query_free(q);
	return database_ok(c->db);
}

/* -- organisations and units -- */

static int64_t
organisation_key(void *context, struct slice id)
{
	const struct catalogue *c = context;
	const struct known_organisation *k = map_get(&c->organisations, id);

	return k != NULL ? k->key : 0;
}

/* Whether a mention tells what was not known; it is from now on. */
static bool
is_news(struct known_organisation *k, const struct organisation_mention *m)
{
	struct known_organisation before = *k;

	k->name_zh = k->name_zh || m->name_zh.p != NULL;
	k->name_en = k->name_en || m->name_en.p != NULL;
	k->place = k->place || m->place != NULL;
	k->industry = k->industry || m->industry != NULL;
	return k->name_zh != before.name_zh || k->name_en != before.name_en ||
	       k->place != before.place || k->industry != before.industry;
}

/* A later mention fills in what an earlier one did not tell. */
static void
note_organisation(struct catalogue *c, const struct organisation_mention *m)
{
	struct known_organisation *k = map_get(&c->organisations, m->id);
	struct query *q = c->organisation;
	bool is_new = k == NULL;

	if (m->id.p == NULL)
		return;
	if (is_new) {
		struct slice id = arena_copy(c->arena, m->id);

		k = ARENA_NEW(c->arena, struct known_organisation, 1);
		k->key = ++c->norganisations;
		*map_at(&c->organisations, id) = k;
	}
	if (!is_news(k, m) && !is_new)
		return;
	query_bind_integer(q, 1, k->key);
	query_bind(q, 2, m->id);
	query_bind(q, 3, m->name_zh);
	query_bind(q, 4, m->name_en);
	query_bind(q, 5, slice_of(organisation_kind_name(m->kind)));
	if (m->place != NULL)
		query_bind_integer(q, 6, know_place(c, m->place)->key);
	if (m->industry != NULL)
		query_bind(q, 7, m->industry->code);
	query_run(q);
}

static void
note_unit(struct catalogue *c, struct slice id)
{
	const struct unit *u;
	void **at;

	if (id.p == NULL || map_get(&c->units, id) != NULL)
		return;
	at = map_at(&c->units, arena_copy(c->arena, id));
	*at = c; /* anything: the map is a set */
	u = units_by_id(c->authority->units, id);
	query_bind(c->unit, 1, id);
	if (u != NULL) {
		query_bind(c->unit, 2, u->name[ZH]);
		query_bind(c->unit, 3, u->name[EN]);
	}
	query_run(c->unit);
}

/* -- an article -- */

/* All that its rows refer to. */
static void
note_all(struct catalogue *c, const struct dossier *d)
{
	const struct facts *f = d->facts;
	struct date day = dossier_article(d)->date;

	VEC_EACH (s, &d->subjects)
		use_place(c, s->place, day);
	VEC_EACH (m, &d->places) {
		use_place(c, m->place, day);
		use_place(c, m->within, day);
	}
	VEC_EACH (o, &d->organisations) {
		use_place(c, o->place, day);
		note_organisation(c, o);
	}
	for (size_t i = 0; i < f->figures.n; i++) {
		use_place(c, d->figure_links[i].place, day);
		note_unit(c, f->figures.v[i].unit_id);
		note_unit(c, f->figures.v[i].per_id);
	}
}

static void
add_subjects(struct catalogue *c, const struct dossier *d)
{
	struct query *q = c->article_place;
	int64_t rank = 0;

	VEC_EACH (s, &d->subjects) {
		query_bind_integer(q, 1, c->articles);
		query_bind_integer(q, 2, know_place(c, s->place)->key);
		query_bind_integer(q, 3, rank++);
		query_bind_real(q, 4, s->score);
		query_run(q);
	}
	q = c->article_industry;
	rank = 0;
	VEC_EACH (i, &d->industries) {
		query_bind_integer(q, 1, c->articles);
		query_bind(q, 2, i->industry->code);
		query_bind_integer(q, 3, rank++);
		query_bind_real(q, 4, i->score);
		query_run(q);
	}
}

static void
flush_words(struct catalogue *c)
{
	size_t at[LANGS] = {0};

	VEC_EACH (w, &c->waiting) {
		query_bind_integer(c->words, 1, w->row);
		for (enum lang l = ZH; l < LANGS; l++) {
			struct slice all = buffer_slice(&c->split[l]);

			query_bind_static(c->words, 2 + (int)l,
			    slice_tail(slice_head(all, w->end[l]), at[l]));
			at[l] = w->end[l];
		}
		query_run(c->words);
	}
	buffer_clear(&c->split[ZH]);
	buffer_clear(&c->split[EN]);
	c->waiting.n = 0;
}

/* The row's text is what has been added to `split` since the one before. */
static void
add_words(struct catalogue *c, int64_t row)
{
	*VEC_ADD(c->arena, &c->waiting) =
	    (struct waiting){row, {c->split[ZH].n, c->split[EN].n}};
	if (c->split[ZH].n + c->split[EN].n >= SPLIT_HELD)
		flush_words(c);
}

static void
add_text(struct catalogue *c, const struct dossier *d)
{
	const struct article *a = dossier_article(d);
	const struct bitext *b = d->facts->bitext;

	/* FTS5 writes what it has gathered to the file whenever a row comes
	 * before the last one: rows are added in order. */
	for (size_t i = 0; i < b->lines.n; i++) {
		for (enum lang l = ZH; l < LANGS; l++) {
			struct run r = b->lines.v[i].side[l];

			for (uint32_t k = 0; k < r.count; k++)
				bigram_split(&c->split[l],
				    article_text(a,
					b->sentences[l].v[r.first + k].span));
		}
		add_words(c,
		    c->articles * ROW_BEADS + (int64_t)(b->paragraphs.n + i));
	}
	for (enum lang l = ZH; l < LANGS; l++)
		VEC_EACH (h, &a->half[l].headlines)
			if (!h->repeats)
				bigram_split(
				    &c->split[l], article_text(a, h->span));
	add_words(c, c->articles * ROW_BEADS + ROW_HEADLINES);
}

bool
catalogue_add(struct catalogue *c, const struct dossier *d)
{
	note_all(c, d);
	c->articles++;
	if (!rows_add(c->rows, d, c->articles))
		return false;
	add_subjects(c, d);
	add_text(c, d);
	return database_ok(c->db);
}

/* -- making and opening -- */

static bool
prepare(struct catalogue *c)
{
	const struct {
		struct query **query;
		const char *sql;
	} all[] = {
	    {&c->place, "INSERT INTO place VALUES "
			"(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"},
	    {&c->place_past,
		"INSERT INTO place_past VALUES (?1, ?2, ?3, ?4, ?5, ?6)"},
	    {&c->place_region, "INSERT INTO place_region VALUES "
			       "(?1, ?2, ?3, ?4, ?5, ?6)"},
	    {&c->unit, "INSERT INTO unit VALUES (?1, ?2, ?3)"},
	    {&c->organisation,
		"INSERT INTO organisation VALUES "
		"(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (key) DO UPDATE "
		"SET name_zh = coalesce(name_zh, excluded.name_zh), "
		"name_en = coalesce(name_en, excluded.name_en), "
		"place = coalesce(place, excluded.place), "
		"industry = coalesce(industry, excluded.industry)"},
	    {&c->article_place, "INSERT OR IGNORE INTO article_place "
				"VALUES (?1, ?2, ?3, ?4)"},
	    {&c->article_industry, "INSERT OR IGNORE INTO "
				   "article_industry VALUES (?1, ?2, ?3, ?4)"},
	    {&c->words, "INSERT INTO words (rowid, zh, en) "
			"VALUES (?1, ?2, ?3)"},
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		*all[i].query = database_query(c->db, all[i].sql);
		if (*all[i].query == NULL)
			return false;
	}
	c->rows = rows_new(c->arena, c->db,
	    &(struct row_keys){place_key, organisation_key, c});
	return c->rows != NULL;
}

static void
release_writers(struct catalogue *c)
{
	struct query **all[] = {&c->place, &c->place_past, &c->place_region,
	    &c->unit, &c->organisation, &c->article_place, &c->article_industry,
	    &c->words};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		query_free(*all[i]);
		*all[i] = NULL;
	}
	rows_free(c->rows);
	c->rows = NULL;
	buffer_free(&c->split[ZH]);
	buffer_free(&c->split[EN]);
}

static bool
write_meta(struct catalogue *c, const struct archive_info *info)
{
	const struct {
		const char *name;
		struct slice value;
	} all[] = {
	    {"title", info->title},
	    {"title_zh", info->title_zh},
	    {"language", info->language},
	    {"publisher", info->publisher},
	    {"base_url", info->base_url},
	    {"rights", info->rights},
	};
	struct query *q =
	    database_query(c->db, "INSERT INTO meta VALUES (?1, ?2)");

	if (q == NULL)
		return false;
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		query_bind(q, 1, slice_of(all[i].name));
		query_bind(q, 2, all[i].value);
		query_run(q);
	}
	query_free(q);
	return database_ok(c->db);
}

static bool
write_industries(struct catalogue *c)
{
	const struct industries *all = c->authority->industries;
	struct query *q = database_query(
	    c->db, "INSERT INTO industry VALUES (?1, ?2, ?3, ?4)");

	if (q == NULL)
		return false;
	for (size_t i = 0; i < industries_size(all); i++) {
		const struct industry *x = industries_get(all, i);

		query_bind(q, 1, x->code);
		query_bind(q, 2, x->name[ZH]);
		query_bind(q, 3, x->name[EN]);
		query_bind(
		    q, 4, x->section != NULL ? x->section->code : SLICE_NONE);
		query_run(q);
	}
	query_free(q);
	return database_ok(c->db);
}

/* What industries are found by. What finds one first keeps it: the table's
 * order settles. */
static bool
write_industry_names(struct catalogue *c)
{
	const struct industries *all = c->authority->industries;
	struct query *q =
	    database_query(c->db, "INSERT OR IGNORE INTO industry_name "
				  "VALUES (?1, ?2)");
	struct arena *a = arena_new();

	for (size_t i = 0; q != NULL && i < industries_names(all); i++) {
		struct industry_name name = industries_name(all, i);

		query_bind(q, 1, fold_name(a, name.name));
		query_bind_static(q, 2, name.industry->code);
		query_run(q);
	}
	arena_free(a);
	query_free(q);
	return database_ok(c->db);
}

static struct catalogue *
catalogue_new(struct diag *d, const char *path)
{
	struct catalogue *c = must_alloc(sizeof(*c));

	*c = (struct catalogue){.diag = d, .arena = arena_new()};
	c->path = arena_copy(c->arena, slice_of(path));
	map_init(&c->places, c->arena);
	map_init(&c->organisations, c->arena);
	map_init(&c->units, c->arena);
	return c;
}

struct catalogue *
catalogue_create(struct diag *d, const char *path,
    const struct archive_info *info, const struct authority *auth)
{
	struct catalogue *c = catalogue_new(d, path);

	c->authority = auth;
	c->db = database_create(d, path);
	/* hashsize: fewer, larger pieces of index; they are merged once, at
	 * the end (indices.sql). */
	if (c->db != NULL &&
	    database_run(c->db, "PRAGMA application_id = " APPLICATION_ID ";"
				"PRAGMA user_version = " SCHEMA_VERSION ";"
				"BEGIN;") &&
	    database_run(c->db, schema_sql) &&
	    database_run(c->db, "INSERT INTO words (words, rank) "
				"VALUES ('hashsize', 16777216),"
				"('automerge', 0), ('crisismerge', 1999);") &&
	    write_meta(c, info) && write_industries(c) &&
	    write_industry_names(c) && prepare(c))
		return c;
	catalogue_close(c);
	return NULL;
}

/* Sorting and temporary tables take more than memory is meant to hold. */
static bool
use_scratch(struct catalogue *c)
{
	if (!c->scratch)
		c->scratch = database_scratch(c->db);
	return c->scratch;
}

bool
catalogue_finish(struct catalogue *c)
{
	for (size_t i = 0; i < c->known.n; i++)
		flush_regions(c, c->known.v[i]);
	flush_words(c);
	release_writers(c);
	return write_place_names(c) && database_run(c->db, "COMMIT;") &&
	       use_scratch(c) && database_run(c->db, indices_sql) &&
	       database_run(c->db,
		   "PRAGMA analysis_limit = 1000; ANALYZE; "
		   "PRAGMA query_only = 1; PRAGMA shrink_memory;");
}

/* Whether the file is of this version of ours. */
static bool
is_ours(struct catalogue *c)
{
	struct query *q = database_query(c->db,
	    "SELECT application_id = " APPLICATION_ID
	    " AND user_version = " SCHEMA_VERSION
	    " FROM pragma_application_id, pragma_user_version");
	bool ours = q != NULL && query_next(q) && query_integer(q, 0);

	query_free(q);
	if (database_ok(c->db) && !ours)
		diag(c->diag, DIAG_DATABASE_FOREIGN, (struct location){0},
		    c->path);
	return ours;
}

struct catalogue *
catalogue_open(struct diag *d, const char *path)
{
	struct catalogue *c = catalogue_new(d, path);

	c->db = database_open(d, path);
	if (c->db != NULL && is_ours(c))
		return c;
	catalogue_close(c);
	return NULL;
}

struct catalogue *
catalogue_again(const struct catalogue *c, struct diag *d)
{
	struct catalogue *again = catalogue_new(d, c->path.p);

	again->db = database_again(c->db, d);
	if (again->db != NULL)
		return again;
	catalogue_close(again);
	return NULL;
}

void
catalogue_close(struct catalogue *c)
{
	if (c == NULL)
		return;
	release_writers(c);
	database_close(c->db);
	arena_free(c->arena);
	free(c);
}

bool
catalogue_ok(const struct catalogue *c)
{
	return database_ok(c->db);
}

struct slice
catalogue_base(struct catalogue *c, struct arena *a)
{
	struct slice base = catalogue_meta(c, a, "base_url");

	if (base.n == 0 || slice_ends(base, SLICE("/")))
		return base;
	return arena_printf(a, "%.*s/", SLICE_ARG(base));
}

struct query *
query_new(struct catalogue *c, const char *sql)
{
	return database_query(c->db, sql);
}

bool
catalogue_derive(struct catalogue *c, const char *sql)
{
	return use_scratch(c) &&
	       database_run(c->db, "PRAGMA query_only = 0;") &&
	       database_run(c->db, sql) &&
	       database_run(c->db, "PRAGMA query_only = 1;");
}

bool
catalogue_define(struct catalogue *c, const char *name, int narguments,
    database_function *function)
{
	return database_define(c->db, name, narguments, function);
}

struct slice
catalogue_meta(struct catalogue *c, struct arena *a, const char *name)
{
	struct query *q =
	    query_new(c, "SELECT value FROM meta WHERE name = ?1");
	struct slice value = SLICE_NONE;

	if (q == NULL)
		return value;
	query_bind(q, 1, slice_of(name));
	if (query_next(q) && query_text(q, 0).p != NULL)
		value = arena_copy(a, query_text(q, 0));
	query_free(q);
	return value;
}
