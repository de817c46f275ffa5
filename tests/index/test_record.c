/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "compose.h"
#include "map.h"

static struct arena *a;
static struct diag *d;
static struct authority auth;

/* A sink that looks at what every record must be. */
struct inspector {
	struct record_sink sink;
	struct slice source, article;
	struct map ids;
	const char *list; /* field of the list we are in */
	int64_t number[2];
	size_t nnumbers, depth;
	struct {
		const char *field;
		struct span span;
	} spans[8];
	struct {
		char field[24];
		struct slice text;
	} texts[48];
	size_t nspans, ntexts, records[RECORD_TYPES];
	enum record_type type;
	uint32_t last_start;
};

static void
begin(struct record_sink *s, enum record_type t)
{
	struct inspector *x = (struct inspector *)s;

	CHECK(x->depth == 0);
	x->type = t;
	x->records[t]++;
	x->nspans = x->ntexts = 0;
}

static void
text(struct record_sink *s, const char *field, struct slice v)
{
	struct inspector *x = (struct inspector *)s;

	CHECK((field == NULL) == (x->list != NULL));
	if (field == NULL || x->depth > 0 || v.p == NULL)
		return;
	if (x->ntexts < 48) {
		snprintf(x->texts[x->ntexts].field, 24, "%s", field);
		x->texts[x->ntexts++].text = arena_copy(a, v);
	}
	if (strcmp(field, "article") == 0)
		CHECK(slice_eq(v, x->article));
	if (strcmp(field, "id") == 0) {
		void **at = map_at(&x->ids, arena_copy(a, v));

		CHECK(*at == NULL); /* unique */
		CHECK(slice_starts(v, x->article));
		*at = x;
	}
}

static void
integer(struct record_sink *s, const char *field, int64_t v)
{
	struct inspector *x = (struct inspector *)s;

	if (x->list != NULL && x->nnumbers < 2)
		x->number[x->nnumbers++] = v;
}

static void
number(struct record_sink *s, const char *field, struct bound v)
{
}

static void
flag(struct record_sink *s, const char *field, bool v)
{
}

static void
null(struct record_sink *s, const char *field)
{
}

static void
begin_list(struct record_sink *s, const char *field)
{
	struct inspector *x = (struct inspector *)s;

	CHECK(x->list == NULL);
	x->list = field;
	x->nnumbers = 0;
}

static void
end_list(struct record_sink *s)
{
	struct inspector *x = (struct inspector *)s;
	size_t n = strlen(x->list);

	if (n >= 5 && strcmp(x->list + n - 5, "bytes") == 0) {
		CHECK(x->nnumbers == 2);
		x->spans[x->nspans].field = x->list;
		x->spans[x->nspans++].span = (struct span){
		    (uint32_t)x->number[0], (uint32_t)x->number[1]};
	}
	x->list = NULL;
}

static void
begin_group(struct record_sink *s, const char *field)
{
	((struct inspector *)s)->depth++;
}

static void
end_group(struct record_sink *s)
{
	((struct inspector *)s)->depth--;
}

static struct slice
field_of(const struct inspector *x, const char *name)
{
	for (size_t i = 0; i < x->ntexts; i++)
		if (strcmp(x->texts[i].field, name) == 0)
			return x->texts[i].text;
	return SLICE_NONE;
}

/* The text that NAME_bytes are of. */
static struct slice
text_of(const struct inspector *x, const char *bytes)
{
	if (strcmp(bytes, "bytes") == 0)
		return field_of(x, "text");
	if (strcmp(bytes, "number_bytes") == 0)
		return field_of(x, "number");
	return field_of(x, bytes[0] == 'z' ? "zh_text" : "en_text");
}

static void
end(struct record_sink *s)
{
	struct inspector *x = (struct inspector *)s;

	for (size_t i = 0; i < x->nspans; i++) {
		struct span at = x->spans[i].span;
		struct slice want;

		CHECK(at.start <= at.end && at.end <= x->source.n);
		want = text_of(x, x->spans[i].field);
		CHECK(slice_eq(slice_at(x->source, at), want));
	}
	if (x->type >= RECORD_FIGURE && x->type < RECORD_DISCREPANCY) {
		CHECK(
		    x->nspans >= 1 && x->spans[0].span.start >= x->last_start);
		x->last_start = x->spans[0].span.start;
	}
}

static void
inspect(const struct dossier *x)
{
	struct inspector i = {
	    .sink = {begin, text, integer, number, flag, null, begin_list,
		end_list, begin_group, end_group, end},
	    .source = dossier_article(x)->source->text,
	    .article = x->id};

	map_init(&i.ids, a);
	record_walk(x, ~0u >> (32 - RECORD_TYPES), &i.sink);
	CHECK(i.records[RECORD_ARTICLE] == 1);
	CHECK(i.records[RECORD_BEAD] ==
	      bitext_first_bead(x->facts->bitext, BEAD_LEVELS));
	CHECK(i.records[RECORD_FIGURE] == x->facts->figures.n);
	CHECK(i.records[RECORD_TIME] == x->facts->times.n);
}

static void
tells_what_is_in_the_source(void)
{
	for (size_t i = 0; i < REAL; i++)
		inspect(compose_real(a, d, &auth, i));
}

static const struct composed article = {"1960-08-03", "重庆化工",
    "Chemicals of Chongqing",
    "新华社重庆2日电　今年上半年，生产新产品一百五十多种。\n（张三）\n",
    "Xinhua News Agency, Chongqing, August 2nd: In the first half of "
    "this year, more than 150 kinds of new products were made.\n\n"
    "(Zhang San)\n",
    "chongqing", "20", {"新产品", "new products"}};

static bool
holds(const struct buffer *b, const char *what)
{
	return slice_find(buffer_slice(b), slice_of(what), 0) != SIZE_MAX;
}

static void
writes_json_lines(void)
{
	struct dossier *x = compose(a, d, &auth, &article);
	struct buffer out = {0};

	record_jsonl(x, 1u << RECORD_FIGURE, &out);
	CHECK(slice_starts(
	    buffer_slice(&out), SLICE("{\"type\":\"figure\","
				      "\"article\":\"1960-08-03-p2-")));
	CHECK(holds(&out, "\"lang\":\"zh\""));
	CHECK(holds(&out, "\"number\":\"一百五十\""));
	CHECK(holds(&out,
	    "\"kind\":\"count\",\"min\":150,\"max\":null,"
	    "\"implied_max\":160,\"values\":null,\"qualifier\":\"over\","
	    "\"unit\":\"种\",\"unit_id\":\"kind\""));
	CHECK(holds(&out, "\"item\":\"新产品\",\"role\":\"level\""));
	CHECK(holds(&out, "\"place\":\"chongqing\",\"organisation\":null,"
			  "\"industries\":[\"20\"],\"pair\":\"1960-08-03-p2-"));
	CHECK(!holds(&out, "\"type\":\"article\""));
	buffer_clear(&out);
	record_jsonl(x, 1u << RECORD_ARTICLE, &out);
	CHECK(holds(&out, "\"title_zh\":\"重庆化工\""));
	CHECK(holds(&out, "\"agency\":\"xinhua\",\"dateline\":{"));
	CHECK(holds(&out, "\"date\":\"1960-08-02\"}"));
	CHECK(holds(&out, "\"credits\":[\"（张三）\",\"(Zhang San)\"]"));
	CHECK(holds(&out,
	    "\"places\":[\"chongqing\"],\"industries\":[\"20\"],"
	    "\"counts\":{\"paragraphs_zh\":2,\"paragraphs_en\":2,"));
	CHECK(holds(&out, "\"figures_zh\":1,\"figures_en\":1}"));
	buffer_free(&out);
}

static void
numbers_that_no_double_holds(void)
{
	struct dossier *x = compose(a, d, &auth, &article);
	struct buffer out = {0};

	x->facts->figures.v[0].max =
	    (struct bound){true, 1e20, SLICE("100000000000000000001")};
	record_jsonl(x, 1u << RECORD_FIGURE, &out);
	CHECK(holds(&out, "\"max\":\"100000000000000000001\""));
	buffer_free(&out);
}

static void
gives_ids(void)
{
	struct dossier *x = compose(a, d, &auth, &article);
	char suffix[RECORD_SUFFIX_SIZE];

	CHECK_STR(slice_of(record_suffix(RECORD_FIGURE, 12, suffix)), ".f12");
	CHECK_STR(slice_of(record_suffix(RECORD_BEAD, 0, suffix)), ".b0");
	CHECK_STR(slice_of(record_suffix(RECORD_ARTICLE, 0, suffix)), "");
	CHECK(slice_eq(record_id(a, x, RECORD_ARTICLE, 0), x->id));
	CHECK(
	    slice_ends(record_id(a, x, RECORD_ORGANISATION, 3), SLICE(".o3")));
}

int
main(void)
{
	a = arena_new();
	d = diag_new();
	auth = compose_authority(a, d);
	TEST(tells_what_is_in_the_source);
	TEST(writes_json_lines);
	TEST(numbers_that_no_double_holds);
	TEST(gives_ids);
	diag_free(d);
	arena_free(a);
	return test_done();
}
