/* SPDX-License-Identifier: MIT */
#include "selection.h"

#include <stdlib.h>

#include "schema.h"

struct claims {
	struct query *query;
	struct lookup *lookup;
};

/* The bound values: their numbers in the conditions below. */
enum {
	INDUSTRY = 1,
	ORGANISATION,
	FROM,
	TO,
	KIND,
	ROLE,
	UNIT,
	ITEM,
	CONFIDENCE,
	REGION
};

static void
add_ids(struct buffer *sql, const struct regions *r)
{
	buffer_puts(sql, "r.id IN (");
	for (size_t i = 0; i < r->n; i++)
		buffer_printf(sql, "%s?%zu", i ? ", " : "", REGION + i);
	buffer_putc(sql, ')');
}

static void
add_regions(struct buffer *sql, const struct regions *r)
{
	if (r->n == 0)
		return;
	/* Places that ever lay there are found by the index of figures; then
	 * it matters when. */
	buffer_puts(sql, " AND f.place IN (SELECT w.place FROM place_region w "
			 "JOIN place r ON r.key = w.region WHERE ");
	add_ids(sql, r);
	buffer_puts(sql, ") AND EXISTS (SELECT 1 FROM place_region w "
			 "JOIN place r ON r.key = w.region WHERE w.place = "
			 "f.place AND " REGION_HELD " AND ");
	add_ids(sql, r);
	buffer_putc(sql, ')');
}

static void
add_condition(struct buffer *sql, bool asked, const char *condition)
{
	if (asked) {
		buffer_puts(sql, " AND ");
		buffer_puts(sql, condition);
	}
}

static bool
is_pattern(struct slice s)
{
	return s.n > 0 &&
	       (memchr(s.p, '*', s.n) != NULL || memchr(s.p, '?', s.n) != NULL);
}

static const char *const lang_condition[] = {
    [CLAIMS_ONCE] = " AND (f.lang = 'zh' OR f.pair IS NULL)",
    [CLAIMS_ZH] = " AND f.lang = 'zh'",
    [CLAIMS_EN] = " AND f.lang = 'en'",
    [CLAIMS_ALL] = ""};

static void
add_conditions(struct buffer *sql, const struct selection *s)
{
	buffer_puts(sql, lang_condition[s->lang]);
	add_regions(sql, &s->regions);
	add_condition(sql, s->industry.p != NULL,
	    "substr(f.industries, 3, 2) IN (SELECT code FROM industry "
	    "WHERE code = ?1 OR section = ?1)");
	add_condition(sql, s->organisation.p != NULL,
	    "(o.id = ?2 OR instr(o.name_zh, ?2) OR "
	    "instr(lower(o.name_en), lower(?2)))");
	add_condition(sql, s->from.known,
	    "coalesce(f.period_to, f.period_from, a.date) >= ?3");
	add_condition(sql, s->to.known,
	    "coalesce(f.period_from, f.period_to, a.date) <= ?4");
	add_condition(sql, s->kind.p != NULL, "f.kind = ?5");
	add_condition(
	    sql, s->kind.p == NULL && !s->ordinals, "f.kind <> 'ordinal'");
	add_condition(sql, s->role.p != NULL, "f.role = ?6");
	add_condition(sql, s->unit.p != NULL,
	    "f.unit_id IN (SELECT unit FROM unit_name WHERE name = ?7)");
	add_condition(sql, s->item.p != NULL,
	    is_pattern(s->item) ? "(lower(f.item) GLOB lower(?8) OR "
				  "lower(e.item) GLOB lower(?8))"
				: "(instr(lower(f.item), lower(?8)) OR "
				  "instr(lower(e.item), lower(?8)))");
	add_condition(sql, s->min_confidence > 0, "k.share >= ?9");
}

static void
bind(struct query *q, const struct selection *s)
{
	const struct {
		int at;
		struct slice value;
	} all[] = {{INDUSTRY, s->industry}, {KIND, s->kind},
	    {ORGANISATION, s->organisation}, {ROLE, s->role}, {UNIT, s->unit},
	    {ITEM, s->item}};
	char date[DATE_SIZE];

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (all[i].value.p != NULL)
			query_bind(q, all[i].at, all[i].value);
	if (s->from.known)
		query_bind(q, FROM, slice_of(date_format(s->from, date)));
	if (s->to.known)
		query_bind(q, TO, slice_of(date_format(s->to, date)));
	if (s->min_confidence > 0)
		query_bind_real(q, CONFIDENCE, s->min_confidence);
	for (size_t i = 0; i < s->regions.n; i++)
		query_bind(q, REGION + (int)i, s->regions.id[i]);
}

struct claims *
claims_open(struct catalogue *catalogue, const struct selection *s)
{
	struct buffer sql = {0};
	struct lookup *lookup = lookup_new(catalogue);
	struct claims *c = NULL;
	struct query *q;

	buffer_puts(&sql, claims_sql);
	add_conditions(&sql, s);
	buffer_puts(&sql, " ORDER BY f.article, f.n");
	buffer_putc(&sql, '\0');
	q = lookup != NULL ? query_new(catalogue, sql.p) : NULL;
	buffer_free(&sql);
	if (q == NULL) {
		lookup_free(lookup);
		return NULL;
	}
	bind(q, s);
	c = must_alloc(sizeof(*c));
	*c = (struct claims){q, lookup};
	return c;
}

size_t
claims_count(struct catalogue *c, enum claim_lang lang)
{
	struct buffer sql = {0};
	struct query *q;
	size_t n = 0;

	/* The joins of claims.sql neither add rows nor take any. */
	buffer_puts(&sql, "SELECT count(*) FROM figure f "
			  "WHERE f.repeats IS NULL");
	buffer_puts(&sql, lang_condition[lang]);
	buffer_putc(&sql, '\0');
	q = query_new(c, sql.p);
	buffer_free(&sql);
	if (q != NULL && query_next(q))
		n = (size_t)query_integer(q, 0);
	query_free(q);
	return n;
}

void
claims_close(struct claims *c)
{
	if (c == NULL)
		return;
	query_free(c->query);
	lookup_free(c->lookup);
	free(c);
}

/* The fields of a claim in the order of claims.sql's columns. */
#define CLAIM(INTEGER, TEXT, REAL, NAMES)                                      \
	INTEGER(article_key)                                                   \
	INTEGER(place_key)                                                     \
	INTEGER(organisation_key)                                              \
	INTEGER(number)                                                        \
	INTEGER(bead)                                                          \
	TEXT(article)                                                          \
	TEXT(date)                                                             \
	INTEGER(page)                                                          \
	TEXT(lang)                                                             \
	TEXT(title_zh)                                                         \
	TEXT(title_en)                                                         \
	TEXT(text)                                                             \
	TEXT(text_en)                                                          \
	TEXT(kind)                                                             \
	TEXT(qualifier)                                                        \
	TEXT(unit)                                                             \
	TEXT(unit_id)                                                          \
	TEXT(per_id)                                                           \
	TEXT(item)                                                             \
	TEXT(item_en)                                                          \
	TEXT(role)                                                             \
	REAL(min)                                                              \
	REAL(max)                                                              \
	REAL(implied_max)                                                      \
	REAL(si_min)                                                           \
	REAL(si_max)                                                           \
	TEXT(si_unit)                                                          \
	REAL(factor_min)                                                       \
	REAL(factor_max)                                                       \
	TEXT(from)                                                             \
	TEXT(to)                                                               \
	TEXT(compared_from)                                                    \
	TEXT(compared_to)                                                      \
	NAMES(organisation)                                                    \
	TEXT(industry.id)                                                      \
	TEXT(organisation_kind)                                                \
	TEXT(verdict)                                                          \
	TEXT(difference)                                                       \
	REAL(confidence)                                                       \
	TEXT(sentence_zh)                                                      \
	TEXT(sentence_en)

/* Those that the keys and codes of these stand for. */
#define CLAIM_NAMES(TEXT, NAMES)                                               \
	TEXT(unit_zh)                                                          \
	TEXT(unit_en)                                                          \
	NAMES(place)                                                           \
	NAMES(province)                                                        \
	NAMES(city)                                                            \
	TEXT(industry.zh)                                                      \
	TEXT(industry.en)

static bool
is_one_of(struct slice kind, const char *const *kinds)
{
	while (*kinds != NULL && !slice_eq(kind, slice_of(*kinds)))
		kinds++;
	return *kinds != NULL;
}

/* The province is the widest region above the place that was one on the day of
 * the paper, the city the nearest. */
static void
find_regions(const struct lookup *n, struct claim *c)
{
	static const char *const provinces[] = {
	    "province", "autonomous_region", "municipality", NULL};
	static const char *const cities[] = {"city", "municipality", NULL};

	for (const struct lay *l = NULL;
	     (l = lookup_lay(n, c->place_key, c->date, l)) != NULL;) {
		if (is_one_of(l->kind, provinces))
			c->province = lookup_place(n, l->region);
		if (c->city.id.p == NULL && is_one_of(l->kind, cities))
			c->city = lookup_place(n, l->region);
	}
}

static void
find_names(const struct lookup *n, struct claim *c)
{
	struct named unit = lookup_unit(n, c->unit_id);

	c->unit_zh = unit.zh;
	c->unit_en = unit.en;
	c->industry = lookup_industry(n, c->industry.id);
	if (c->place_key == 0)
		return;
	c->place = lookup_place(n, c->place_key);
	find_regions(n, c);
}

bool
claims_next(struct claims *c, struct claim *out)
{
	struct query *q = c->query;
	int at = 0;

	if (!query_next(q))
		return false;
#define INTEGER(field) out->field = query_integer(q, at++);
#define TEXT(field) out->field = query_text(q, at++);
#define REAL(field) out->field = query_real(q, at++);
#define NAMES(field) TEXT(field.id) TEXT(field.zh) TEXT(field.en)
	*out = (struct claim){0};
	CLAIM(INTEGER, TEXT, REAL, NAMES)
	find_names(c->lookup, out);
#undef INTEGER
#undef TEXT
#undef REAL
#undef NAMES
	return true;
}

static void
keep(struct arena *a, struct slice *s)
{
	if (s->p != NULL)
		*s = arena_copy(a, *s);
}

void
claim_keep(struct claim *c, struct arena *a)
{
#define NOTHING(field)
#define TEXT(field) keep(a, &c->field);
#define NAMES(field) TEXT(field.id) TEXT(field.zh) TEXT(field.en)
	CLAIM(NOTHING, TEXT, NOTHING, NAMES)
	CLAIM_NAMES(TEXT, NAMES)
#undef NOTHING
#undef TEXT
#undef NAMES
}

void
article_link(struct buffer *out, struct slice id, struct slice date)
{
	buffer_puts(out, "articles/");
	if (date.n >= 7) {
		buffer_put(out, slice_head(date, 4));
		buffer_putc(out, '/');
		buffer_put(out, (struct slice){date.p + 5, 2});
	} else {
		buffer_puts(out, "undated");
	}
	buffer_putc(out, '/');
	buffer_put(out, id);
	buffer_puts(out, ".html");
}

void
claim_link(struct buffer *out, const struct claim *c)
{
	article_link(out, c->article, c->date);
	buffer_printf(out, "#f%lld", (long long)c->number);
}
