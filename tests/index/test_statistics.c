/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "archive_info.h"
#include "claims_table.h"
#include "compose.h"
#include "fold.h"
#include "place_names.h"
#include "retrieval.h"
#include "statistics.h"
#include "suggest.h"
#include "sum.h"

static struct arena *a;
static struct diag *d;
static struct authority auth;
static struct catalogue *c;

static const struct composed articles[] = {
    {"1960-07-01", "化工新产品", "New Chemical Products",
	"重庆市今年上半年试制成功新产品一百五十四种。\n",
	"In the first half of this year, Chongqing successfully "
	"trial-produced 154 kinds of new products.",
	"chongqing", "20", {"新产品", "new products"}},
    {"1960-07-02", "成都新产品", "New Products of Chengdu",
	"成都市今年上半年试制成功新产品一百五十多种。\n",
	"In the first half of this year, Chengdu successfully "
	"trial-produced more than 150 kinds of new products.",
	"chengdu", "20", {"新产品", "new products"}},
    {"1960-07-09", "又一批新产品", "Another Batch of New Products",
	"重庆市今年上半年试制成功新产品一百六十种，钢产量提高百分之三十。"
	"\n",
	"In the first half of this year, Chongqing successfully "
	"trial-produced 160 kinds of new products, and steel output rose "
	"by 30 percent.",
	"chongqing", "24", {"新产品", "new products"}},
    {"1998-03-02", "直辖市新产品", "New Products of a Municipality",
	"重庆市去年试制成功新产品二百种。\n",
	"Last year, Chongqing successfully trial-produced 200 kinds of "
	"new products.",
	"chongqing", "20", {"新产品", "new products"}},
};

static bool
keep(void *context, struct slice text)
{
	buffer_put(context, text);
	return true;
}

static struct regions
region(const char *name)
{
	struct regions r;

	CHECK(region_find(&r, a, c, slice_of(name)) ||
	      region_find_any(&r, d, &auth, slice_of(name)));
	return r;
}

static size_t
count(const struct selection *s)
{
	struct claims *claims = claims_open(c, s);
	struct claim claim;
	size_t n = 0;

	while (claims_next(claims, &claim))
		n++;
	claims_close(claims);
	return n;
}

static void
selects_each_claim_once(void)
{
	CHECK(count(&(struct selection){0}) == 5);
	CHECK(count(&(struct selection){.lang = CLAIMS_EN}) == 5);
	CHECK(count(&(struct selection){.lang = CLAIMS_ALL}) == 10);
}

static void
selects_by_what_is_asked(void)
{
	CHECK(count(&(struct selection){.kind = SLICE("percent")}) == 1);
	CHECK(count(&(struct selection){.item = SLICE("新产品")}) == 4);
	CHECK(count(&(struct selection){.item = SLICE("*产品")}) == 4);
	CHECK(count(&(struct selection){.item = SLICE("NEW PROD")}) == 4);
	CHECK(count(&(struct selection){.item = SLICE("粮食")}) == 0);
	CHECK(count(&(struct selection){.industry = SLICE("20")}) == 3);
	CHECK(count(&(struct selection){.industry = SLICE("C")}) == 5);
	CHECK(count(&(struct selection){.industry = SLICE("01")}) == 0);
	CHECK(count(&(struct selection){.unit = SLICE("种")}) == 4);
	CHECK(count(&(struct selection){.from = date_make(1997, 1, 1)}) == 1);
	CHECK(count(&(struct selection){.from = date_make(1960, 1, 1),
		  .to = date_make(1960, 6, 30)}) >= 3);
}

/* Chongqing lay in Sichuan from 1954 to 1997. */
static void
knows_what_lay_where_then(void)
{
	CHECK(count(&(struct selection){.regions = region("重庆")}) == 4);
	CHECK(count(&(struct selection){.regions = region("Sichuan")}) == 4);
	CHECK(count(&(struct selection){.regions = region("sichuan")}) == 4);
	CHECK(count(&(struct selection){.regions = region("Chungking")}) == 4);
	CHECK(count(&(struct selection){.regions = region("成都")}) == 1);
	CHECK(count(&(struct selection){.regions = region("云南")}) == 0);
}

static const struct statistics_row *
row_of(const struct statistics *s, const char *label, const char *kind)
{
	VEC_EACH (row, &s->rows)
		if (slice_eq(row->label[0].id, slice_of(label)) &&
		    slice_eq(row->kind, slice_of(kind)))
			return row;
	return NULL;
}

static void
adds_what_may_be_added(void)
{
	struct statistics_request r = {.by = {BY_PROVINCE},
	    .nby = 1,
	    .selection = {
		.to = date_make(1960, 7, 2), .item = SLICE("新产品")}};
	const struct statistics_row *row;
	struct statistics *s;
	struct buffer text = {0};

	/* The claims of July 9 repeat those of July 1 for the same half. */
	r.selection.kind = SLICE("count");
	s = statistics_collect(a, c, &r);
	row = row_of(s, "sichuan", "count");
	CHECK(row != NULL && row->claims == 3 && row->articles == 3);
	CHECK(row != NULL && row->not_summed == OVERLAP);
	CHECK(row != NULL && isnan(row->sum_min) && row->min == 150 &&
	      isnan(row->max));

	r.by[0] = BY_CITY;
	s = statistics_collect(a, c, &r);
	row = row_of(s, "chongqing", "count");
	CHECK(row != NULL && row->not_summed == OVERLAP && row->min == 154 &&
	      row->max == 160);
	if (row != NULL)
		CHECK_STR(row->values, "154; 160");
	row = row_of(s, "chengdu", "count");
	CHECK(row != NULL && row->not_summed == SUMMED);
	if (row != NULL)
		CHECK_STR(row->values, "> 150");
	put_bounds(&text, 304, NAN, false);
	CHECK_STR(buffer_slice(&text), "≥ 304");
	buffer_clear(&text);
	put_bounds(&text, 1.0 / 3, 2.0 / 3, false);
	CHECK_STR(buffer_slice(&text), "1/3–2/3");
	buffer_clear(&text);
	put_bounds(&text, NAN, 15.79, true);
	CHECK_STR(buffer_slice(&text), "≈ 15.79");
	buffer_free(&text);
}

/* 154 and more than 150, of two cities, are at least 304. */
static void
keeps_bounds(void)
{
	struct point v[] = {{.article = 1, .place = 1, .min = 154, .max = 154},
	    {.article = 2, .place = 2, .min = 150, .max = NAN}};
	struct statistics_row row = {0};
	struct arena *own = arena_new();

	sum_points(&row, nesting_load(own, c), v, 2, true);
	CHECK(row.claims == 2 && row.articles == 2);
	/* place 1 is Chongqing, 2 what it lay in: not apart. */
	CHECK(row.not_summed == OVERLAP);
	row = (struct statistics_row){0};
	v[0].place = 1001;
	v[1].place = 1002;
	sum_points(&row, nesting_load(own, c), v, 2, true);
	CHECK(row.not_summed == SUMMED && row.sum_min == 304 &&
	      isnan(row.sum_max));
	row = (struct statistics_row){0};
	sum_points(&row, nesting_load(own, c), v, 2, false);
	CHECK(row.not_summed == NO_AMOUNT && isnan(row.sum_min));
	arena_free(own);
}

static void
adds_over_periods_that_are_apart(void)
{
	struct arena *own = arena_new();
	struct nesting *nesting = nesting_load(own, c);
	struct statistics_row row = {0};
	struct point v[] = {
	    {.place = 1,
		.min = 3,
		.max = 3,
		.from = date_make(1958, 1, 1),
		.to = date_make(1958, 12, 31)},
	    {.place = 1,
		.min = 2,
		.max = 2,
		.from = date_make(1957, 1, 1),
		.to = date_make(1957, 12, 31)},
	    {.place = 1,
		.min = 5,
		.max = 6,
		.from = date_make(1959, 1, 1),
		.to = date_make(1959, 6, 30)},
	};

	sum_points(&row, nesting, v, 3, true);
	CHECK(
	    row.not_summed == SUMMED && row.sum_min == 10 && row.sum_max == 11);
	row = (struct statistics_row){0};
	v[0].to = date_make(1958, 12, 31);
	v[1].from = date_make(1958, 12, 31);
	v[1].to = date_make(1959, 1, 31);
	sum_points(&row, nesting, v, 3, true);
	CHECK(row.not_summed == OVERLAP);
	arena_free(own);
}

static void
lists_percentages(void)
{
	struct statistics_request r = {
	    .by = {BY_CITY}, .nby = 1, .selection = {.kind = SLICE("percent")}};
	struct statistics *s = statistics_collect(a, c, &r);
	const struct statistics_row *row = row_of(s, "chongqing", "percent");

	CHECK(row != NULL && row->not_summed == NO_AMOUNT);
	if (row != NULL)
		CHECK_STR(row->values, "30");
}

static void
groups_by_time(void)
{
	struct statistics_request r = {.by = {BY_YEAR, BY_ARTICLE},
	    .nby = 2,
	    .selection = {.item = SLICE("新产品")}};
	struct statistics *s = statistics_collect(a, c, &r);

	CHECK(s->rows.n == 4);
	if (s->rows.n == 4) {
		CHECK_STR(s->rows.v[0].label[0].id, "1960");
		CHECK_STR(s->rows.v[3].label[0].id, "1997");
		CHECK_STR(s->rows.v[0].label[1].zh, "化工新产品");
	}
	r.by[0] = BY_QUARTER;
	r.selection.from = date_make(1997, 1, 1);
	s = statistics_collect(a, c, &r);
	CHECK(s->rows.n == 1);
	if (s->rows.n == 1)
		CHECK_STR(s->rows.v[0].label[0].id, "1997-01-01/1997-12-31");
}

static void
prints_tables(void)
{
	struct statistics_request r = {.by = {BY_PROVINCE, BY_INDUSTRY},
	    .nby = 2,
	    .selection = {
		.to = date_make(1960, 12, 31), .kind = SLICE("count")}};
	struct buffer out = {0};

	/* 154 of Chongqing and more than 150 of Chengdu. */

	CHECK(statistics_print(c, &r, TABLE_CSV, keep, &out));
	CHECK_STR(buffer_slice(&out),
	    "province,province_zh,province_en,industry,industry_zh,"
	    "industry_en,item,item_en,role,kind,claims,articles,values,min,"
	    "max,median,median_min,median_max,sum,sum_min,sum_max,"
	    "not_summed,unit_id,unit_zh,per_id\r\n"
	    "sichuan,四川,Sichuan,20,化学品和化学制品的制造,"
	    "Manufacture of chemicals and chemical products,新产品,"
	    "new products,level,count,2,2,154; > 150,150,,≥ 152,152,,"
	    "≥ 304,304,,,kind,"
	    "种,\r\n"
	    "sichuan,四川,Sichuan,24,基本金属的制造,"
	    "Manufacture of basic metals,新产品,"
	    "new "
	    "products,level,count,1,1,160,160,160,160,160,160,160,160,160,,"
	    "kind,种,"
	    "\r\n");
	buffer_free(&out);
	r.nby = 0;
	CHECK(statistics_print(c, &r, TABLE_JSONL, keep, &out));
	CHECK(slice_find(buffer_slice(&out), SLICE("\"text\":\"一百五十多种\""),
		  0) != SIZE_MAX);
	CHECK(slice_find(buffer_slice(&out),
		  SLICE("\"min\":150,\"max\":null,\"implied_max\":160,"
			"\"qualifier\":\"over\""),
		  0) != SIZE_MAX);
	buffer_free(&out);
}

/* What is said of a place that is not there. */
static bool
suggests(const char *asked, const char *meant)
{
	struct diag *own = diag_new();
	struct regions r;
	FILE *f = tmpfile();
	char text[300] = {0};
	bool told;

	told = !region_find_any(&r, own, &auth, slice_of(asked)) &&
	       diag_print(own, f, NOTE);
	rewind(f);
	told = told && fread(text, 1, sizeof(text) - 1, f) > 0;
	fclose(f);
	diag_free(own);
	return told && strstr(text, meant) != NULL;
}

static void
suggests_names(void)
{
	CHECK(suggests("Chonqing", "Chongqing"));
	CHECK(suggests("重亲", "重庆"));
	CHECK(suggests("苏洲市", "苏州"));
	CHECK(suggests("Jinzhuo", "Jinzhou"));
	CHECK(!suggests("Chongqing", ""));
	CHECK(name_distance(SLICE("Chonqing"), SLICE("chongqing"), 3) == 1);
	CHECK(name_distance(SLICE("Chongiqng"), SLICE("Chongqing"), 3) == 1);
	CHECK(name_distance(SLICE("重庆"), SLICE("成都"), 1) == 2);
	CHECK(name_distance(SLICE(""), SLICE("ab"), 3) == 2);
}

static bool
is_here(struct slice id)
{
	struct query *q = query_new(c, "SELECT 1 FROM place WHERE id = ?1");
	bool here;

	query_bind(q, 1, id);
	here = query_next(q);
	query_free(q);
	return here;
}

static bool
is_name_of(struct slice code, struct slice folded)
{
	const struct industries *all = auth.industries;

	for (size_t i = 0; i < industries_names(all); i++) {
		struct industry_name n = industries_name(all, i);

		if (slice_eq(n.industry->code, code) &&
		    slice_eq(fold_name(a, n.name), fold_name(a, folded)))
			return true;
	}
	return false;
}

/* An archive knows the names of its places as the gazetteer does. */
static void
knows_names(void)
{
	size_t n, known = 0;
	const struct place_names *names = place_names_new(a, auth.gazetteer);
	const struct place_spelling *s = place_names_all(names, &n);

	for (size_t i = 0; i < n; i++) {
		const struct place *found[REGION_MOST];
		size_t want =
		    place_names_find(names, s[i].folded, found, REGION_MOST);
		struct regions r;
		bool ok = true;

		if (!is_here(s[i].place->id))
			continue;
		known++;
		CHECK(region_find(&r, a, c, s[i].folded));
		for (size_t k = 0, at = 0; k < want && k < REGION_MOST; k++) {
			bool here = is_here(found[k]->id), has = false;

			for (at = 0; at < r.n; at++)
				has = has || slice_eq(r.id[at], found[k]->id);
			ok = ok && here == has;
		}
		CHECK(ok);
	}
	CHECK(known > 20);
	for (size_t i = 0; i < industries_names(auth.industries); i++) {
		struct industry_name name = industries_name(auth.industries, i);
		struct slice code = industry_find(a, c, name.name);

		CHECK(slice_eq(code, name.industry->code) ||
		      is_name_of(code, name.name));
	}
	CHECK(industry_find(a, c, SLICE("c")).n == 1);
	CHECK(industry_find(a, c, SLICE("no such")).p == NULL);
}

/* -- search -- */

static size_t
find(const char *words, const char *more)
{
	struct slice phrases[2] = {slice_of(words), slice_of(more)};
	struct search_request r = {
	    .phrases = phrases, .nphrases = more == NULL ? 1 : 2};
	struct search *s = search_new(c, &r);
	size_t n = search_articles(s);

	search_free(s);
	return n;
}

static void
finds_words(void)
{
	CHECK(find("新产品", NULL) == 4);
	CHECK(find("产品一百", NULL) == 3);
	CHECK(find("产", NULL) == 4);
	CHECK(find("都", NULL) == 1);
	CHECK(find("种", NULL) == 4); /* last of its sentence */
	CHECK(find("品产", NULL) == 0);
	CHECK(find("直辖市", NULL) == 1); /* in the headline only */
	CHECK(find("新产品", "成都") == 1);
	CHECK(find("种，钢产量", NULL) == 1);
	CHECK(find("种。钢产量", NULL) == 0);
	CHECK(find("product", NULL) == 4); /* products */
	CHECK(find("trial produced", NULL) == 4);
	CHECK(find("produced trial", NULL) == 0);
	CHECK(find("CHENGDU", "成都") == 1);
	CHECK(find("154", NULL) == 1);
	CHECK(find("\"", NULL) == 0);
	CHECK(find("zh : *", NULL) == 0);
	CHECK(find("", NULL) == 0);
}

static void
shows_where(void)
{
	struct slice phrase[] = {SLICE("新产品"), SLICE("product")};
	struct search_request r = {
	    .phrases = phrase, .nphrases = 2, .regions = region("成都")};
	struct search *s = search_new(c, &r);
	struct search_hit hit;

	CHECK(search_articles(s) == 1 && search_sentences(s) == 1);
	CHECK(search_next(s, &hit));
	CHECK(hit.marks.n == 2);
	if (hit.marks.n == 2) {
		CHECK_STR(
		    slice_at(hit.sentence[ZH], hit.marks.v[0].span), "新产品");
		CHECK_STR(slice_at(hit.sentence[EN], hit.marks.v[1].span),
		    "products");
	}
	CHECK(!search_next(s, &hit));
	search_free(s);
}

static void
finds_without_words(void)
{
	struct search_request r = {.regions = region("Sichuan")};
	struct search *s = search_new(c, &r);
	struct buffer out = {0};

	CHECK(search_articles(s) == 3 && search_sentences(s) == 0);
	CHECK(search_print(
	    s, &(struct search_style){.format = SEARCH_IDS}, keep, &out));
	CHECK(out.n > 0 &&
	      slice_starts(buffer_slice(&out), SLICE("1960-07-01-p2-")));
	buffer_free(&out);
	search_free(s);
	r.from = date_make(1960, 7, 2);
	r.industry = SLICE("C");
	r.most_articles = 1;
	s = search_new(c, &r);
	CHECK(search_articles(s) == 2);
	CHECK(search_print(
	    s, &(struct search_style){.format = SEARCH_PEOPLE}, keep, &out));
	CHECK(
	    slice_find(buffer_slice(&out), SLICE("成都新产品"), 0) != SIZE_MAX);
	CHECK(slice_find(buffer_slice(&out), SLICE("又一批"), 0) == SIZE_MAX);
	buffer_free(&out);
	search_free(s);
}

int
main(void)
{
	struct archive_info info = {.title = SLICE("Test")};

	a = arena_new();
	d = diag_new();
	auth = compose_authority(a, d);
	c = catalogue_create(d, ":memory:", &info, &auth);
	for (size_t i = 0; i < sizeof(articles) / sizeof(*articles); i++)
		CHECK(catalogue_add(c, compose(a, d, &auth, &articles[i])));
	CHECK(catalogue_finish(c));
	TEST(selects_each_claim_once);
	TEST(selects_by_what_is_asked);
	TEST(knows_what_lay_where_then);
	TEST(adds_what_may_be_added);
	TEST(keeps_bounds);
	TEST(adds_over_periods_that_are_apart);
	TEST(lists_percentages);
	TEST(groups_by_time);
	TEST(prints_tables);
	TEST(suggests_names);
	TEST(knows_names);
	TEST(finds_words);
	TEST(shows_where);
	TEST(finds_without_words);
	catalogue_close(c);
	diag_print(d, stderr, WARNING);
	diag_free(d);
	arena_free(a);
	return test_done();
}
