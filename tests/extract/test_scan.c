/* SPDX-License-Identifier: MIT */
/* test_scan.c - sentences in either language and what they state
 *
 *	test-scan zh|en AUTHORITY-FOLDER CASES
 *	test-scan --print zh|en AUTHORITY-FOLDER CASES
 *
 * CASES has two columns: a sentence, and its figures and times in short; see
 * the comment there. --print writes the table with what is said now. The paper
 * is of 3 August 1960, a Wednesday. */
#include "scan.h"
#include "table.h"
#include "test.h"

static enum lang lang;

struct tables {
	struct units *units;
	struct idioms *idioms;
};

static void
put_bound(struct buffer *out, struct bound b)
{
	if (!b.known)
		buffer_putc(out, '*');
	else if (b.digits.p != NULL)
		buffer_put(out, b.digits);
	else
		buffer_printf(out, "%.10g", b.value);
}

static void
put_figure(struct buffer *out, struct slice text, const struct figure *f)
{
	buffer_printf(out, "%s[%.*s] %s", out->n > 0 ? "; " : "",
	    SLICE_ARG(slice_at(text, f->span)), figure_kind_name(f->kind));
	if (f->qualifier != EXACT)
		buffer_printf(out, " %s", qualifier_name(f->qualifier));
	buffer_putc(out, ' ');
	put_bound(out, f->min);
	if (f->max.known != f->min.known || f->max.value != f->min.value) {
		buffer_puts(out, "..");
		put_bound(out, f->max);
	}
	for (size_t i = 0; i < f->values.n; i++)
		buffer_printf(out, "%c%g", i == 0 ? ' ' : ',', f->values.v[i]);
	if (f->unit_id.n > 0)
		buffer_printf(out, " %.*s", SLICE_ARG(f->unit_id));
	if (span_len(f->per) > 0)
		buffer_printf(out, "/%.*s",
		    SLICE_ARG(
			f->per_id.n > 0 ? f->per_id : slice_at(text, f->per)));
	if (f->role != ROLE_NONE && f->role != ROLE_LEVEL)
		buffer_printf(out, " %s", role_name(f->role));
	if (f->factor_min.known || f->factor_max.known) {
		buffer_puts(out, " x");
		put_bound(out, f->factor_min);
		if (!f->factor_max.known ||
		    f->factor_max.value != f->factor_min.value) {
			buffer_puts(out, "..");
			put_bound(out, f->factor_max);
		}
	}
}

static void
put_time(struct buffer *out, struct slice text, const struct time_mention *t)
{
	char from[DATE_SIZE], to[DATE_SIZE];

	buffer_printf(out, "%s{%.*s} %s", out->n > 0 ? "; " : "",
	    SLICE_ARG(slice_at(text, t->span)), time_kind_name(t->kind));
	if (t->when.from.known)
		buffer_printf(out, " %s", date_format(t->when.from, from));
	if (date_cmp(t->when.from, t->when.to) != 0)
		buffer_printf(out, "/%s", date_format(t->when.to, to));
}

static void
scan(struct scan *s, struct arena *a, const struct tables *t, struct slice text)
{
	static const struct source nowhere;

	*s = (struct scan){.arena = a,
	    .text = text,
	    .source = &nowhere,
	    .units = t->units,
	    .idioms = t->idioms,
	    .paper = date_make(1960, 8, 3)};
	s->anchor.day = s->paper;
	if (lang == ZH)
		scan_zh(s, (struct span){0, (uint32_t)text.n}, 0);
	else
		scan_en(s, (struct span){0, (uint32_t)text.n}, 0);
}

static void
say(struct buffer *out, struct arena *a, const struct tables *t,
    struct slice text)
{
	struct scan s;
	size_t i = 0, j = 0;

	scan(&s, a, t, text);
	while (i < s.figures.n || j < s.times.n) {
		if (j == s.times.n ||
		    (i < s.figures.n &&
			s.figures.v[i].span.start < s.times.v[j].span.start))
			put_figure(out, text, &s.figures.v[i++]);
		else
			put_time(out, text, &s.times.v[j++]);
	}
}

static bool
load(struct tables *t, struct arena *a, struct diag *d, const char *folder)
{
	t->units = units_load(a, d, arena_printf(a, "%s/units.tsv", folder).p);
	t->idioms =
	    idioms_load(a, d, arena_printf(a, "%s/idioms.tsv", folder).p);
	return t->units != NULL && t->idioms != NULL;
}

static struct arena *arena;
static struct tables tables;
static struct table cases;

static void
sentences(void)
{
	for (size_t i = 0; i < cases.nrows; i++) {
		struct buffer out = {0};

		say(&out, arena, &tables, cases.row[i].cell[0]);
		test_check_str(buffer_slice(&out), cases.row[i].cell[1],
		    lang == ZH ? "cases_zh.tsv" : "cases_en.tsv", (int)i + 1);
		if (!slice_eq(buffer_slice(&out), cases.row[i].cell[1]))
			printf("# in: %.*s\n", SLICE_ARG(cases.row[i].cell[0]));
		buffer_free(&out);
	}
}

/* A numeral of a million digits is no figure, and takes no time; nor do words
 * that multiply without end. */
static void
hostile(void)
{
	enum { SIZE = 1000000 };
	static const char *const en[] = {"9", ",000", "million ", "a hundred ",
	    "3-", "more than ", "one and ", "the first ",
	    "100 in 1957 than 1956 ", "five jin ", "last year's ", "half a ",
	    "the end of the ", "from 1 to ", "each ", "of the year ", "'",
	    "August 2 and "};
	static const char *const zh[] = {"九", "9", "亿", "十", "一、",
	    "百分之", "几", "约", "增加了三个比去年", "第一、", "一九五八年至",
	    "每", "共", "三成半", "“", "3元", "五月六日前", "的"};
	const char *const *piece = lang == ZH ? zh : en;
	size_t n =
	    lang == ZH ? sizeof(zh) / sizeof(*zh) : sizeof(en) / sizeof(*en);
	struct buffer b = {0};

	for (size_t i = 0; i < n; i++) {
		struct arena *a = arena_new();
		struct scan s;

		buffer_clear(&b);
		while (b.n < SIZE)
			buffer_puts(&b, piece[i]);
		scan(&s, a, &tables, buffer_slice(&b));
		CHECK(i > 2 || s.figures.n == 0);
		arena_free(a);
	}
	buffer_free(&b);
}

/* Figures and times come in the order of the text and do not overlap. */
static void
ordered(void)
{
	for (size_t i = 0; i < cases.nrows; i++) {
		struct scan s;
		uint32_t end = 0;

		scan(&s, arena, &tables, cases.row[i].cell[0]);
		VEC_EACH (f, &s.figures) {
			CHECK(f->span.start >= end);
			CHECK(span_within(f->number, f->span));
			end = f->span.end;
		}
		end = 0;
		VEC_EACH (t, &s.times) {
			CHECK(t->span.start >= end);
			end = t->span.end;
		}
	}
}

/* The digits of a number that a double cannot hold are kept. */
static void
digits(void)
{
	struct scan s;

	scan(&s, arena, &tables,
	    lang == ZH ? SLICE("共计12,345,678,901,234,567元。")
		       : SLICE("It cost 12,345,678,901,234,567 yuan."));
	CHECK(s.figures.n == 1);
	CHECK_STR(s.figures.v[0].min.digits, "12345678901234567");
}

static void
print_cases(void)
{
	for (size_t i = 0; i < cases.nrows; i++) {
		struct buffer out = {0};

		say(&out, arena, &tables, cases.row[i].cell[0]);
		printf("%.*s\t%.*s\n", SLICE_ARG(cases.row[i].cell[0]),
		    SLICE_ARG(buffer_slice(&out)));
		buffer_free(&out);
	}
}

int
main(int argc, char **argv)
{
	struct diag *d = diag_new();
	bool print = argc > 1 && strcmp(argv[1], "--print") == 0;

	argv += print;
	argc -= print;
	arena = arena_new();
	lang = argc > 1 && strcmp(argv[1], "zh") == 0 ? ZH : EN;
	if (argc != 4 || !load(&tables, arena, d, argv[2]) ||
	    !table_read(&cases, arena, d, argv[3], 1, 2)) {
		diag_print(d, stderr, NOTE);
		return 2;
	}
	if (print) {
		print_cases();
		return 0;
	}
	TEST(sentences);
	TEST(ordered);
	TEST(digits);
	TEST(hostile);
	diag_free(d);
	arena_free(arena);
	return test_done();
}
